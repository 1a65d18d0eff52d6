namespace Portal.Domain.Common;

/// <summary>How much something found in a file or a text matters.</summary>
public enum IssueSeverity
{
    /// <summary>The author may know better.</summary>
    Warning,

    /// <summary>It cannot be taken in, or submitted, like this.</summary>
    Error,
}
