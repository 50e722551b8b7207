namespace Akka.Tests.Support;

/// <summary>The names of this process's threads, as Linux knows them (the first 15 characters).</summary>
public static class ThreadNames
{
    public static IReadOnlyList<string> Of(string prefix)
    {
        var tasks = new DirectoryInfo("/proc/self/task");
        if (!tasks.Exists) return [];
        return tasks.GetDirectories().Select(Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToList();
    }

    private static string Name(DirectoryInfo task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task.FullName, "comm")).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
