using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Domain.Storage;

/// <summary>
/// Inserts a tree of new rows, a root with its collections all the way down, by one prepared statement a table. EF tracks nothing of it:
/// tens of thousands of rows, which nobody changes in the same write, cost a quarter of what tracking them does. Keys are set in the objects.
/// </summary>
internal sealed class NewRows(PortalDb db) : IDisposable
{
    private readonly Dictionary<Type, Table> _tables = [];

    /// <param name="inserted">Is told every row, with its mapping.</param>
    public void Insert(object root, Action<IEntityType, object> inserted)
    {
        var table = TableOf(root.GetType());
        table.Insert(root);
        inserted(table.Entity, root);
        foreach (var (navigation, owner) in table.Collections)
            foreach (var row in (IEnumerable?)navigation.GetGetter().GetClrValue(root) ?? Array.Empty<object>())
            {
                Set(owner, row, table.KeyOf(root));
                Insert(row, inserted);
            }
    }

    public void Dispose()
    {
        foreach (var table in _tables.Values) table.Dispose();
    }

    private static void Set(IProperty property, object row, object? value)
    {
        if (property.PropertyInfo is { CanWrite: true } written) written.SetValue(row, value);
        else property.FieldInfo!.SetValue(row, value);
    }

    private Table TableOf(Type type)
    {
        if (!_tables.TryGetValue(type, out var table)) _tables.Add(type, table = new Table(db, db.Model.FindEntityType(type)!));
        return table;
    }

    private sealed class Table : IDisposable
    {
        private readonly IProperty _key;
        private readonly DbCommand _insert;
        private readonly List<(IProperty Property, DbParameter Parameter)> _columns;

        public Table(PortalDb db, IEntityType entity)
        {
            Entity = entity;
            _key = entity.FindPrimaryKey()!.Properties.Single();
            var mapped = entity.GetProperties().ToList();
            // What is not written here would be lost in silence.
            if (_key.ValueGenerated != ValueGenerated.OnAdd || mapped.Exists(p => p.IsShadowProperty()) || entity.GetComplexProperties().Any() || entity.BaseType is not null
                || entity.GetSkipNavigations().Any() || entity.GetNavigations().Any(n => !n.IsCollection && !n.IsOnDependent))
                throw new NotSupportedException($"{entity.ClrType.Name} is mapped in a way that only EF itself can write.");

            Collections = [.. entity.GetNavigations().Where(n => n.IsCollection).Select(n => (n, n.ForeignKey.Properties.Single()))];
            _insert = db.Database.GetDbConnection().CreateCommand();
            _insert.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            _columns = [.. mapped.Where(p => p != _key).Select((p, i) => (p, p.GetRelationalTypeMapping().CreateParameter(_insert, $"@p{i}", null, nullable: true)))];
            foreach (var (_, parameter) in _columns) _insert.Parameters.Add(parameter);

            var sql = db.GetService<ISqlGenerationHelper>();
            _insert.CommandText = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!)} ({string.Join(", ", _columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName())))}) "
                + $"VALUES ({string.Join(", ", _columns.Select(c => c.Parameter.ParameterName))}) RETURNING {sql.DelimitIdentifier(_key.GetColumnName())}";
            _insert.Prepare();
        }

        public IEntityType Entity { get; }
        public IReadOnlyList<(INavigation Navigation, IProperty Owner)> Collections { get; }

        public object? KeyOf(object row) => _key.GetGetter().GetClrValue(row);

        public void Insert(object row)
        {
            foreach (var (property, parameter) in _columns)
            {
                var value = property.GetGetter().GetClrValue(row);
                parameter.Value = (value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            Set(_key, row, Convert.ChangeType(_insert.ExecuteScalar(), _key.ClrType, null));
        }

        public void Dispose() => _insert.Dispose();
    }
}
