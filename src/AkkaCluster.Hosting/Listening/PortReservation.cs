namespace AkkaCluster.Hosting.Listening;

/// <summary>
/// Ports that processes of one user have chosen and may not listen on yet: a lock on a file each, which the operating system takes back with the process.
/// <c>akkacluster up</c> keeps the ports of its nodes in the same folder.
/// </summary>
internal static class PortReservation
{
    private static readonly List<FileStream> Held = [];

    /// <summary>Keeps a port for this process; false where another has it. Where no file can be written nothing is kept, and nothing refused.</summary>
    public static bool TryTake(int port)
    {
        var path = Path.Combine(Path.GetTempPath(), $"akkacluster-ports-{Environment.UserName}", $"{port}");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            lock (Held)
                Held.Add(file);
            return true;
        }
        catch (IOException)
        {
            return !File.Exists(path);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }
}
