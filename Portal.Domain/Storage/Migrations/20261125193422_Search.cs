using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE search_kinds (Number INTEGER PRIMARY KEY, Kind TEXT NOT NULL UNIQUE)");
            migrationBuilder.Sql("""
                CREATE TABLE search_entries (
                    Row INTEGER PRIMARY KEY, Title TEXT NOT NULL, Number TEXT NOT NULL, Keywords TEXT NOT NULL, Text TEXT NOT NULL, Attachments TEXT NOT NULL)
                """);

            // The portal cuts the terms itself; 'ascii' parts them at the blanks between and leaves every other character alone.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE search_heads USING fts5(title, number, keywords, repeated, content='', contentless_delete=1, tokenize='ascii')");
            migrationBuilder.Sql("CREATE VIRTUAL TABLE search_texts USING fts5(title, number, keywords, text, attachments, content='', contentless_delete=1, tokenize='ascii')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "search_texts", "search_heads", "search_entries", "search_kinds" }) migrationBuilder.Sql("DROP TABLE " + table);
        }
    }
}
