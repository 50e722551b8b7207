using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>
/// Files that tasks make on shared storage: under a name of their own attempt, until the job's actor has recorded which attempt counts and
/// gives them their final name (see <see cref="JobActor.OutputFiles"/>).
/// </summary>
internal sealed class TaskFiles(string root, string jobId, string attemptName)
{
    private readonly List<(string Name, string Temporary)> _current = [];

    public Stream Create(string name, long index)
    {
        if (name.Length == 0 || Path.IsPathRooted(name) || name.Split('/', '\\').Any(part => part is "" or "." or ".."))
            throw new TaskFailedException($"A task's file is named '{name}'; expected a relative path without '.' and '..'.", permanent: true);
        var temporary = Path.Combine(".attempts", $"{attemptName}-{index}", name);
        var path = Path.Combine(root, jobId, temporary);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        _current.Add((name, temporary));
        return stream;
    }

    /// <summary>The task succeeded: its files go with its result.</summary>
    public void Keep(Dictionary<string, string> kept)
    {
        foreach (var (name, temporary) in _current)
            kept[name] = temporary;
        _current.Clear();
    }

    /// <summary>The task failed: its files go.</summary>
    public void Drop()
    {
        foreach (var (_, temporary) in _current)
            File.Delete(Path.Combine(root, jobId, temporary));
        _current.Clear();
    }
}
