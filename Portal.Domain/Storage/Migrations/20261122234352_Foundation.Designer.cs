using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Domain.Storage.Migrations;

// Without the model of its day: only a rebuild of a table would read it, and drawing six of them costs the first start half a second.
[DbContext(typeof(PortalDb))]
[Migration("20261122234352_Foundation")]
partial class Foundation;
