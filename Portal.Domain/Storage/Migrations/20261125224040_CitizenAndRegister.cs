using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CitizenAndRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SubmissionKey",
                table: "requests",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Registered_Consultation",
                table: "documents",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Registered_Filing",
                table: "documents",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Registered_Keeper",
                table: "documents",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Registered_LegalReview",
                table: "documents",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Registered_RegisterNumber",
                table: "documents",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Registered_ReviewBy",
                table: "documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clearing_rounds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    NoticeId = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clearing_rounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_clearing_rounds_documents_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "clearing_items",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clearing_items", x => x.Id);
                    table.ForeignKey(
                        name: "FK_clearing_items_clearing_rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "clearing_rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_clearing_items_documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_requests_SubmissionKey",
                table: "requests",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_Registered_RegisterNumber",
                table: "documents",
                column: "Registered_RegisterNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clearing_items_DocumentId",
                table: "clearing_items",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_clearing_items_RoundId_DocumentId",
                table: "clearing_items",
                columns: new[] { "RoundId", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clearing_rounds_NoticeId",
                table: "clearing_rounds",
                column: "NoticeId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clearing_items");

            migrationBuilder.DropTable(
                name: "clearing_rounds");

            migrationBuilder.DropIndex(
                name: "IX_requests_SubmissionKey",
                table: "requests");

            migrationBuilder.DropIndex(
                name: "IX_documents_Registered_RegisterNumber",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "SubmissionKey",
                table: "requests");

            migrationBuilder.DropColumn(
                name: "Registered_Consultation",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "Registered_Filing",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "Registered_Keeper",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "Registered_LegalReview",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "Registered_RegisterNumber",
                table: "documents");

            migrationBuilder.DropColumn(
                name: "Registered_ReviewBy",
                table: "documents");
        }
    }
}
