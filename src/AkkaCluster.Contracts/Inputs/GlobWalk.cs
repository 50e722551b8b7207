using System.IO.Enumeration;

namespace AkkaCluster.Contracts;

/// <summary>
/// Walks a folder for the files that a glob names, in order of path. Only folders that the glob can lead into are read, and of what was read only what lies
/// beside the way to the next file is kept. The glob's segments are a state machine: a bit for each segment that the next name may match.
/// </summary>
internal sealed class GlobWalk
{
    private const int MostWaiting = 1_000_000;
    private const int MostSegments = 62;
    private static readonly EnumerationOptions All = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    private readonly string _folder;
    private readonly string[] _segments;
    private readonly CancellationToken _cancellation;

    public GlobWalk(string folder, string glob, CancellationToken cancellation)
    {
        (_folder, _segments, _cancellation) = (folder, glob.Split('/'), cancellation);
        if (_segments.Length > MostSegments)
            throw new PlanException($"The glob '{glob}' has {_segments.Length} parts; at most {MostSegments} are allowed.");
    }

    /// <summary>The files, links to files and whatever else is no folder.</summary>
    /// <exception cref="PlanException">A folder cannot be read, or has too many entries.</exception>
    public IEnumerable<string> Files()
    {
        var left = new Stack<Entry>([new Entry(_folder, IsFolder: true, Skip(1))]);
        while (left.TryPop(out var next))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!next.IsFolder)
            {
                yield return next.Path;
                continue;
            }
            foreach (var entry in Read(next, MostWaiting - left.Count))
                left.Push(entry);
        }
    }

    /// <summary>What of a folder the glob can go on with, the last first.</summary>
    private List<Entry> Read(Entry folder, int room)
    {
        var entries = new List<Entry>();
        try
        {
            foreach (var (name, isFolder) in new FileSystemEnumerable<(string, bool)>(folder.Path, (ref FileSystemEntry entry) => (entry.FileName.ToString(), IsFolder(ref entry)), All))
            {
                _cancellation.ThrowIfCancellationRequested();
                var matched = Match(folder.Matched, name);
                if (isFolder ? matched == 0 : (matched >> _segments.Length & 1) == 0)
                    continue;
                if (name.Contains('\uFFFD'))
                    throw new PlanException($"The name '{name}' in '{folder.Path}' is no UTF-8; rename it.");
                entries.Add(new Entry(Path.Join(folder.Path, name), isFolder, matched));
                if (entries.Count > room)
                    throw new PlanException($"The folder '{folder.Path}' and those above it have more than {MostWaiting} entries that match; name fewer at once, or put them into folders of their own.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanException($"The folder '{folder.Path}' cannot be read: {e.Message}", e);
        }
        entries.Sort(static (one, other) => string.CompareOrdinal(other.SortKey, one.SortKey));
        return entries;
    }

    private static bool IsFolder(ref FileSystemEntry entry) => entry.IsDirectory && (entry.Attributes & FileAttributes.ReparsePoint) == 0;

    private ulong Match(ulong states, string name)
    {
        var matched = 0UL;
        for (var i = 0; i < _segments.Length; i++)
        {
            if ((states >> i & 1) == 0)
                continue;
            if (_segments[i] == "**")
                matched |= 1UL << i;
            else if (FileSystemName.MatchesSimpleExpression(_segments[i], name, ignoreCase: false))
                matched |= 1UL << i + 1;
        }
        return Skip(matched);
    }

    /// <summary>A <c>**</c> may also stand for no folder.</summary>
    private ulong Skip(ulong states)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            if ((states >> i & 1) != 0 && _segments[i] == "**")
                states |= 1UL << i + 1;
        }
        return states;
    }

    private readonly record struct Entry(string Path, bool IsFolder, ulong Matched)
    {
        /// <summary>A folder stands where the paths below it do.</summary>
        public string SortKey { get; } = IsFolder ? Path + "/" : Path;
    }
}
