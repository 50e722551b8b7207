namespace AkkaCluster.Contracts;

/// <summary>
/// The folders whose files jobs may read on a node. A path counts where it really lies, with all links resolved, and only regular files are read: a
/// pipe or a device would hold whoever opens it.
/// </summary>
public sealed class InputRoots
{
    private readonly string[] _folders;

    /// <summary>These folders and all below them; <c>/</c> for the whole machine, none for no file at all. Relative ones begin at the working directory.</summary>
    public InputRoots(IEnumerable<string> folders) => _folders = [.. folders.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator)];

    /// <summary>The folder in which the node was started.</summary>
    public static InputRoots WorkingDirectory { get; } = new(["."]);

    /// <summary>The folders, in full.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Where a file or folder really lies.</summary>
    /// <exception cref="PlanException">It is not there, or lies outside of the folders.</exception>
    public string Resolve(string path)
    {
        var full = FullPath(path);
        var real = FileFacts.RealPath(full);
        if (!IsInside(real ?? full))
            throw new PlanException($"'{path}' lies outside of the folders that jobs may read on this node ({(_folders.Length == 0 ? "none" : string.Join(", ", _folders))}); put inputs there, or add its folder to akkacluster.input-roots.");
        return real ?? throw Missing(path);
    }

    /// <summary>Opens a regular file.</summary>
    /// <exception cref="TaskFailedException">It is not there, is no regular file, lies outside of the folders, or may not be read.</exception>
    public FileStream OpenRead(string path)
    {
        try
        {
            var real = Resolve(path);
            if (!FileFacts.IsRegular(real))
                throw new TaskFailedException($"'{path}' is no regular file, and only those are read.", permanent: true);
            return new FileStream(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (PlanException refused)
        {
            throw new TaskFailedException(refused.Message, permanent: !refused.IsMissingFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TaskFailedException($"'{path}' cannot be read on this node: {e.Message}");
        }
    }

    /// <summary>
    /// The regular files that any of the paths or globs (<c>*</c>, <c>?</c>, and <c>**</c> for any number of folders) names, each once, in order of path, found as
    /// they are asked for. A folder stands for all files below it; links to folders are not followed.
    /// </summary>
    /// <exception cref="PlanException">A glob names no file, or what lies outside of the folders, or a folder cannot be read.</exception>
    public IEnumerable<string> Find(IReadOnlyList<string> globs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(globs);
        var walks = globs.Distinct(StringComparer.Ordinal).Select(glob => Begin(glob, cancellation)).ToList();
        // The walks are each in order: the least of their heads is the next file, once.
        var heads = new PriorityQueue<IEnumerator<string>, string>(walks.Select(walk => (walk, walk.Current)), StringComparer.Ordinal);
        string? last = null;
        while (heads.TryDequeue(out var walk, out var path))
        {
            if (path != last)
                yield return last = path;
            if (walk.MoveNext())
                heads.Enqueue(walk, walk.Current);
        }
    }

    /// <summary>The files of a glob, at the first of them.</summary>
    private IEnumerator<string> Begin(string glob, CancellationToken cancellation)
    {
        var walk = FilesOf(glob, cancellation).GetEnumerator();
        return walk.MoveNext() ? walk : throw Missing(glob);
    }

    private IEnumerable<string> FilesOf(string glob, CancellationToken cancellation)
    {
        var full = FullPath(glob);
        var wildcard = full.IndexOfAny(['*', '?']);
        var folder = wildcard < 0 ? full : full[..(full.LastIndexOf('/', wildcard) + 1)];
        if (Path.EndsInDirectorySeparator(folder) && folder.Length > 1)
            folder = folder[..^1];
        var real = Resolve(folder);
        if (!Directory.Exists(real))
        {
            return wildcard >= 0 ? []
                : FileFacts.IsRegular(real) ? [full]
                : throw new PlanException($"'{glob}' is no regular file, and only those are read.");
        }
        return new GlobWalk(folder, wildcard < 0 ? "**" : full[folder.Length..].TrimStart('/'), cancellation).Files().Where(IsReadable);
    }

    /// <summary>Of what a walk finds: a regular file, or a link to one that may be read.</summary>
    private bool IsReadable(string path) => FileFacts.IsRegular(path) && (!FileFacts.IsLink(path) || Resolve(path).Length > 0);

    private bool IsInside(string real) => Array.Exists(_folders, folder => IsBelow(real, FileFacts.RealPath(folder) ?? folder));

    private static bool IsBelow(string path, string folder) =>
        folder == "/" || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));

    private static string FullPath(string path) => path.Length is > 0 and <= 4096 && !path.Contains('\0')
        ? Path.GetFullPath(path)
        : throw new PlanException($"A path has {path.Length} characters{(path.Contains('\0') ? ", a NUL among them" : "")}; expected 1 to 4096 without NUL.");

    private static PlanException Missing(string path) =>
        new($"No file matches '{path}' (looked from {Environment.CurrentDirectory}). Inputs must lie on storage that every node sees under the same path.") { IsMissingFile = true };
}
