using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace AkkaCluster.Contracts;

/// <summary>The kinds of jobs that a node knows, by name.</summary>
public sealed class JobKindRegistry
{
    private readonly FrozenDictionary<string, JobKind> _kinds;

    /// <summary>Takes the kinds; two of one name are refused.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="roots">The folders whose files their jobs may read; the working directory unless given.</param>
    /// <exception cref="ArgumentException">Two kinds have the same name, or a name is not of lower-case letters, digits and dashes.</exception>
    public JobKindRegistry(IEnumerable<JobKind> kinds, InputRoots? roots = null)
    {
        Roots = roots ?? InputRoots.WorkingDirectory;
        var found = new Dictionary<string, JobKind>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            if (!IsName(kind.Name))
                throw new ArgumentException($"The job kind {kind.GetType()} is named '{kind.Name}'; a name has 1 to 64 lower-case letters, digits and dashes.", nameof(kinds));
            if (!found.TryAdd(kind.Name, kind))
                throw new ArgumentException($"Two job kinds are named '{kind.Name}': {found[kind.Name].GetType()} and {kind.GetType()}. Rename one of them.", nameof(kinds));
        }

        _kinds = found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The folders whose files jobs may read on this node.</summary>
    public InputRoots Roots { get; }

    /// <summary>All kinds, ordered by name.</summary>
    public IEnumerable<JobKind> All => _kinds.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of this name, if the node knows it.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out JobKind? kind) => _kinds.TryGetValue(name, out kind);

    /// <summary>The kind of this name.</summary>
    /// <exception cref="PlanException">The node knows no such kind; the text names those that it knows.</exception>
    public JobKind Get(string name) => TryGet(name, out var kind)
        ? kind
        : throw new PlanException($"There is no job kind '{name}' on this node; it knows {string.Join(", ", All.Select(known => known.Name))}.");

    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
