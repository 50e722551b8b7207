namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// What a node's own configuration allows to be run; nothing at all unless it says so. The node that takes a job in asks it before the job is accepted, and the
/// worker asks its own before each task.
/// </summary>
/// <param name="Enabled">Whether commands are run.</param>
/// <param name="Allowed">The programs, as a template names them; <c>"*"</c> for any.</param>
/// <param name="Variables">The variables that a job may set; <c>"*"</c> for any but those that no job may.</param>
public sealed record ExecPolicy(bool Enabled, IReadOnlyList<string> Allowed, IReadOnlyList<string> Variables)
{
    private const string Any = "*";

    /// <summary>The cluster's own, and those by which the program loader and the C library make any program run other code.</summary>
    private static readonly string[] Reserved = ["AKKACLUSTER_", "LD_", "DYLD_", "GLIBC_", "GCONV_"];

    /// <summary>Runs nothing: the default.</summary>
    public static ExecPolicy Off { get; } = new(false, [], []);

    /// <summary>Runs any command.</summary>
    public static ExecPolicy Anything { get; } = new(true, [Any], [Any]);

    /// <summary>Whether a variable is the cluster's own: no job sets it, and commands do not inherit it.</summary>
    public static bool IsOwn(string variable) => variable.StartsWith(Reserved[0], StringComparison.Ordinal);

    /// <summary>Why the command may not be run here, or null if it may.</summary>
    public string? Refusal(CommandTemplate template)
    {
        if (!Enabled)
            return "Running commands is off on this node. Start the nodes with --allow-exec, or set akkacluster.exec.enabled = on and akkacluster.exec.allow on all of them.";
        if (Allowed.Contains(Any))
            return null;
        if (template.ProgramVaries)
            return $"The program '{template.Program}' depends on the input, which akkacluster.exec.allow permits only with \"*\"; it allows {List(Allowed)}.";
        return Allowed.Contains(template.Program)
            ? null
            : $"The program '{template.Program}' is not among those that akkacluster.exec.allow names on this node: {List(Allowed)}."
                + (template.UsesShell ? " (The command is a shell line, which starts 'sh'; give its words one by one to start the program itself.)" : "");
    }

    /// <summary>Why a job may not set one of these variables, or null if it may set all.</summary>
    public string? Refusal(IEnumerable<string> variables) => variables.Select(Refusal).FirstOrDefault(refusal => refusal is not null);

    private string? Refusal(string variable) =>
        variable.Length == 0 || variable.AsSpan().IndexOfAny('=', '\0') >= 0 ? $"The environment has a variable named '{variable.Replace('\0', '·')}'; expected a name without '=' and null characters."
        : Array.Exists(Reserved, start => variable.StartsWith(start, StringComparison.Ordinal)) ? $"The variable '{variable}' is none that a job may set: it is the program loader's or the cluster's own."
        : Variables.Contains(Any) || Variables.Contains(variable) ? null
        : $"The variable '{variable}' is not among those that akkacluster.exec.environment names on this node: {List(Variables)}.";

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
