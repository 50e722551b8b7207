using System.IO.Enumeration;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// The folder that a command has for itself: the files of its job are brought there before, and what it is to return goes with its result. Paths of files lie below it, and of one that has
/// <c>/./</c> what follows that, as for GNU parallel.
/// </summary>
/// <param name="context">The task.</param>
/// <param name="directory">Where in the folder the command runs, and its files lie; null for the folder itself.</param>
internal sealed class CommandFolder(TaskContext context, string? directory)
{
    private const string Anchor = "/./";

    private readonly string _folder = context.Folder;

    /// <summary>Where the command runs.</summary>
    public string Path { get; } = Directory.CreateDirectory(directory is null ? context.Folder : Below(context.Folder, directory)).FullName;

    /// <summary>Why a path is none that a command's files have; null where it is one.</summary>
    public static string? Refusal(string path)
    {
        var target = Target(path);
        return path.Length == 0 || path.Contains('\0') || System.IO.Path.IsPathRooted(target) || target.Split('/').Contains("..")
            ? $"The path '{path.Replace('\0', '·')}' leads out of the folder that a command has for itself; expected a relative one without '..', or with '/./' before what lies there (/data/./a.txt is a.txt)."
            : null;
    }

    /// <summary>Brings files: those that all of the job's commands share are links to the one that the node has.</summary>
    public async Task BringAsync(IEnumerable<string> shared, IEnumerable<string> own, CancellationToken cancellation)
    {
        foreach (var name in shared)
            File.CreateSymbolicLink(Place(name), await context.FetchFileAsync(name, cancellation).ConfigureAwait(false));
        foreach (var name in own)
            await context.FetchFileAsync(name, Place(name), cancellation).ConfigureAwait(false);
    }

    /// <summary>Returns files, and of folders all that is in them; what is not there is told on standard error.</summary>
    public async Task<CommandOutcome> ReturnAsync(IEnumerable<string> names, CommandOutcome outcome, CancellationToken cancellation)
    {
        var missing = new StringBuilder();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var path = Below(Path, name);
            if (Directory.Exists(path))
            {
                foreach (var file in FilesBelow(path))
                    await context.ReturnFileAsync($"{name.TrimEnd('/')}/{System.IO.Path.GetRelativePath(path, file)}", file, cancellation).ConfigureAwait(false);
            }
            else if (File.Exists(path))
                await context.ReturnFileAsync(name, path, cancellation).ConfigureAwait(false);
            else
                missing.Append($"akkacluster: the file '{name}', which is to be returned, is not there.\n");
        }
        return missing.Length == 0 ? outcome : outcome with { Stderr = (byte[])[.. outcome.Stderr.Span, .. Encoding.UTF8.GetBytes(missing.ToString())] };
    }

    /// <summary>Deletes it, with all that the command has left there.</summary>
    public void Delete() => Directory.Delete(_folder, recursive: true);

    /// <summary>Links to folders are not followed: one to its parent would have no end.</summary>
    private static FileSystemEnumerable<string> FilesBelow(string folder) => new(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    private string Place(string name)
    {
        var path = Below(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.Delete(path);
        return path;
    }

    private static string Below(string folder, string path) =>
        Refusal(path) is { } refusal ? throw new TaskFailedException(refusal, permanent: true) : System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, Target(path)));

    private static string Target(string path) => path.LastIndexOf(Anchor, StringComparison.Ordinal) is >= 0 and var at ? path[(at + Anchor.Length)..] : path;
}
