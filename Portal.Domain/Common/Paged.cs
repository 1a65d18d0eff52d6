namespace Portal.Domain.Common;

/// <summary>One page of a long list.</summary>
/// <param name="Page">Counted from 1.</param>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Total, int Page, int Size)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
