namespace Portal.Web.Hosting;

/// <summary>
/// Held while a process serves from a data directory: a second one would not hear of the first one's writes,
/// and a restore must not swap the file under it. The system lets go of it when the process dies.
/// </summary>
public sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    /// <returns>Null when another process holds it.</returns>
    public static DataLock? TryTake(string dataDirectory)
    {
        try
        {
            return new DataLock(new FileStream(Path.Combine(dataDirectory, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
