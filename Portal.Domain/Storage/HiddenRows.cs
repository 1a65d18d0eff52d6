using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

namespace Portal.Domain.Storage;

/// <summary>
/// What is deleted stays in the database for the audit, and no query sees it unless it says <c>IgnoreQueryFilters()</c>. The filter is written into the
/// compiled model when it wakes, since a filter is the one thing that cannot be compiled into it (EF 10); a mapping only says where the mark is.
/// </summary>
internal static class HiddenRows
{
    private const string Mark = "portal:deleted-at";

    /// <param name="deletedAt">The row's own mark, or that of what it belongs to.</param>
    public static void HidesDeleted<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, DateTime?>> deletedAt) where T : class =>
        entity.HasAnnotation(Mark, string.Join('.', Path(deletedAt.Body)));

    public static void Hide(RuntimeModel model)
    {
        foreach (var entity in ((IReadOnlyModel)model).GetEntityTypes().OfType<RuntimeEntityType>())
            if (entity.FindAnnotation(Mark)?.Value is string path)
            {
                var row = Expression.Parameter(entity.ClrType);
                var deletedAt = path.Split('.').Aggregate((Expression)row, Expression.Property);
                var filter = Expression.Lambda(Expression.Equal(deletedAt, Expression.Constant(null, typeof(DateTime?))), row);
#pragma warning disable EF1001 // no public way to give a compiled model a filter; ModelTests fail when this stops working
                entity.AddAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection([new RuntimeQueryFilter(null, filter)]));
#pragma warning restore EF1001
            }
    }

    private static IEnumerable<string> Path(Expression body) => body switch
    {
        MemberExpression { Expression: { } of } member => [.. Path(of), member.Member.Name],
        _ => [],
    };
}
