namespace AkkaCluster.EndToEndTests.Support;

/// <summary>The command lines of this machine's processes, their words ended by null characters.</summary>
internal static class RunningCommands
{
    public static IEnumerable<string> All() =>
        Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Select(Read);

    public static int Count(string command) => All().Count(running => running == command);

    private static string Read(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
