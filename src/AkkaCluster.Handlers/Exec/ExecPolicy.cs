namespace AkkaCluster.Handlers.Exec;

/// <summary>What a worker's own configuration allows to be run; nothing at all unless it says so.</summary>
/// <param name="Enabled">Whether commands are run on this worker.</param>
/// <param name="Allowed">The programs, as a template names them; <c>"*"</c> for any.</param>
public sealed record ExecPolicy(bool Enabled, IReadOnlyList<string> Allowed)
{
    /// <summary>Runs nothing: the default.</summary>
    public static ExecPolicy Off { get; } = new(false, []);

    /// <summary>Runs any command.</summary>
    public static ExecPolicy Anything { get; } = new(true, ["*"]);

    /// <summary>Why the command may not be run here, or null if it may.</summary>
    public string? Refusal(CommandTemplate template)
    {
        if (!Enabled)
            return "Running commands is off on this worker. Start it with --allow-exec, or set akkacluster.exec.enabled = on and akkacluster.exec.allow.";
        if (Allowed.Contains("*"))
            return null;
        if (template.ProgramVaries)
            return $"The program '{template.Program}' depends on the input, which akkacluster.exec.allow permits only with \"*\"; it allows {List()}.";
        return Allowed.Contains(template.Program)
            ? null
            : $"The program '{template.Program}' is not among those that akkacluster.exec.allow names on this worker: {List()}."
                + (template.UsesShell ? " (The command is a shell line, which starts 'sh'; give its words one by one to start the program itself.)" : "");
    }

    private string List() => Allowed.Count == 0 ? "none" : string.Join(", ", Allowed);
}
