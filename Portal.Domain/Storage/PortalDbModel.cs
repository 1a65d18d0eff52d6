namespace Portal.Domain.Storage.Compiled;

/// <summary>What the generated model in this namespace cannot say itself; 'dotnet ef dbcontext optimize' writes the rest.</summary>
public partial class PortalDbModel
{
    partial void Customize() => HiddenRows.Hide(this);
}
