using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Domain.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Publishing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "columns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Keywords = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ChainId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_columns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_columns_columns_ParentId",
                        column: x => x.ParentId,
                        principalTable: "columns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delegations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "former_slugs",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_slugs", x => new { x.Kind, x.Slug });
                });

            migrationBuilder.CreateTable(
                name: "index_numbers",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_index_numbers", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "review_chains",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DefaultFor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DistinctPeople = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_chains", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SubjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Division = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ChainName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DistinctPeople = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IndexNumber = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ColumnId = table.Column<int>(type: "INTEGER", nullable: false),
                    Division = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedById = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_documents_columns_ColumnId",
                        column: x => x.ColumnId,
                        principalTable: "columns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chain_steps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChainId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Rule_Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rule_Division = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Rule_OnlyFor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rule_Workdays = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_Checklist = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chain_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_chain_steps_review_chains_ChainId",
                        column: x => x.ChainId,
                        principalTable: "review_chains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_steps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReviewId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Rule_Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rule_Division = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Rule_OnlyFor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rule_Workdays = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule_Checklist = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<int>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OnBehalfOf = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_review_steps_reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "document_links",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TargetId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_links", x => x.Id);
                    table.ForeignKey(
                        name: "FK_document_links_documents_SourceId",
                        column: x => x.SourceId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_document_links_documents_TargetId",
                        column: x => x.TargetId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "editions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Html = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangeNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    IsMinor = table.Column<bool>(type: "INTEGER", nullable: false),
                    Facts_Number = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Facts_Issuer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Facts_SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Facts_EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Facts_ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Facts_Topic = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Facts_Keywords = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Facts_Genre = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Facts_IsNormative = table.Column<bool>(type: "INTEGER", nullable: false),
                    Facts_Openness = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Facts_OpennessReason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Facts_Contact = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Facts_IsKey = table.Column<bool>(type: "INTEGER", nullable: false),
                    Facts_Timeline = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Facts_Form = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Facts_Stage = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Facts_Elements = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Facts_Media = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedById = table.Column<int>(type: "INTEGER", nullable: false),
                    UpdatedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReleasedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_editions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_editions_documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "packages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Plan_Outline = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Plan_Forms = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Plan_Channels = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Plan_When = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Plan_Person = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsSensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    RiskAssessment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ResponsePlan = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Exemption = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MaterialsFollow = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MaterialsDue = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_packages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_packages_documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "status_acts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DocumentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HidesText = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_status_acts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_status_acts_documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    InText = table.Column<bool>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_attachments_editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_attachments_files_FileHash",
                        column: x => x.FileHash,
                        principalTable: "files",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_revisions_editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scheduled_acts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PackageId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scheduled_acts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_scheduled_acts_packages_PackageId",
                        column: x => x.PackageId,
                        principalTable: "packages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_attachments_EditionId",
                table: "attachments",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_FileHash",
                table: "attachments",
                column: "FileHash");

            migrationBuilder.CreateIndex(
                name: "IX_chain_steps_ChainId",
                table: "chain_steps",
                column: "ChainId");

            migrationBuilder.CreateIndex(
                name: "IX_columns_ParentId",
                table: "columns",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_columns_Slug",
                table: "columns",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delegations_ToId",
                table: "delegations",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_document_links_SourceId_Kind_TargetId",
                table: "document_links",
                columns: new[] { "SourceId", "Kind", "TargetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_document_links_TargetId",
                table: "document_links",
                column: "TargetId");

            migrationBuilder.CreateIndex(
                name: "IX_documents_ColumnId",
                table: "documents",
                column: "ColumnId");

            migrationBuilder.CreateIndex(
                name: "IX_documents_IndexNumber",
                table: "documents",
                column: "IndexNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_Kind_Slug",
                table: "documents",
                columns: new[] { "Kind", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_editions_DocumentId_Number",
                table: "editions",
                columns: new[] { "DocumentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_editions_Facts_Number",
                table: "editions",
                column: "Facts_Number");

            migrationBuilder.CreateIndex(
                name: "IX_editions_State_ReleasedAt",
                table: "editions",
                columns: new[] { "State", "ReleasedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_packages_DocumentId",
                table: "packages",
                column: "DocumentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_packages_MaterialsDue",
                table: "packages",
                column: "MaterialsDue");

            migrationBuilder.CreateIndex(
                name: "IX_review_steps_ReviewId",
                table: "review_steps",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_reviews_State",
                table: "reviews",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_reviews_SubjectKind_SubjectId",
                table: "reviews",
                columns: new[] { "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_revisions_EditionId",
                table: "revisions",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_scheduled_acts_EndedAt_At",
                table: "scheduled_acts",
                columns: new[] { "EndedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_scheduled_acts_PackageId",
                table: "scheduled_acts",
                column: "PackageId");

            migrationBuilder.CreateIndex(
                name: "IX_status_acts_DocumentId",
                table: "status_acts",
                column: "DocumentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "chain_steps");

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "document_links");

            migrationBuilder.DropTable(
                name: "former_slugs");

            migrationBuilder.DropTable(
                name: "index_numbers");

            migrationBuilder.DropTable(
                name: "review_steps");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "scheduled_acts");

            migrationBuilder.DropTable(
                name: "status_acts");

            migrationBuilder.DropTable(
                name: "review_chains");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "editions");

            migrationBuilder.DropTable(
                name: "packages");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "columns");
        }
    }
}
