using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace AkkaCluster.Contracts;

/// <summary>The kinds of jobs that a node knows, by name: its own, and those that were pushed to the cluster, each <c>name@version</c>; the name alone means the newest.</summary>
public sealed class JobKindRegistry
{
    private readonly FrozenDictionary<string, JobKind> _kinds;
    private volatile FrozenDictionary<string, JobKind> _pushed = FrozenDictionary<string, JobKind>.Empty;

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
    public IEnumerable<JobKind> All => _kinds.Values.Concat(_pushed.Values.Distinct()).OrderBy(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Brings kinds that were pushed a moment ago; asked where a name is not known, before that is said.</summary>
    public Func<CancellationToken, Task> Refresh { get; set; } = _ => Task.CompletedTask;

    /// <summary>The kind of this name, if the node knows it.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out JobKind? kind) => _kinds.TryGetValue(name, out kind) || _pushed.TryGetValue(name, out kind);

    /// <summary>The kind of this name, if the node knows it, or can come to know it now; null where not.</summary>
    public async ValueTask<JobKind?> FindAsync(string name, CancellationToken cancellation = default)
    {
        if (TryGet(name, out var kind))
            return kind;
        await Refresh(cancellation).ConfigureAwait(false);
        return TryGet(name, out kind) ? kind : null;
    }

    /// <summary>Fails where the node's own kinds and these do not go together.</summary>
    /// <exception cref="ArgumentException">Two have the same name, or a name is not as it should be.</exception>
    public void CheckWith(IEnumerable<JobKind> kinds) => _ = new JobKindRegistry([.. _kinds.Values, .. kinds]);

    /// <summary>Takes the kinds that were pushed in the place of those before: each named <c>name@version</c>, the newest of a name last.</summary>
    public void SetPushed(IReadOnlyCollection<JobKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var found = new Dictionary<string, JobKind>(StringComparer.Ordinal);
        foreach (var kind in kinds)
            found[kind.Name] = found[KindVersion.NameOf(kind.Name)] = kind;
        _pushed = found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The kind of this name.</summary>
    /// <exception cref="PlanException">The node knows no such kind; the text names those that it knows.</exception>
    public JobKind Get(string name) => TryGet(name, out var kind)
        ? kind
        : throw new PlanException($"There is no job kind '{name}' on this node; it knows {string.Join(", ", All.Select(known => known.Name))}.");

    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
