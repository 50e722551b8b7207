using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>What a job of commands says of files.</summary>
/// <param name="Base">Those that all commands share.</param>
/// <param name="Transfer">Those that each command has, with placeholders.</param>
/// <param name="Return">Those that each command returns, likewise.</param>
/// <param name="HasFolder">Whether commands run in folders of their own.</param>
/// <param name="Directory">Where; null for where the worker itself runs, or for the folder itself.</param>
/// <param name="Cleanup">Whether the folder goes with the command.</param>
internal sealed record ExecFiles(IReadOnlyList<string> Base, IReadOnlyList<string> Transfer, IReadOnlyList<string> Return, bool HasFolder, string? Directory, bool Cleanup)
{
    public static ExecFiles Of(JobParameters parameters)
    {
        var (shared, transfer, returns) = (parameters.GetTexts("baseFiles"), parameters.GetTexts("transferFiles"), parameters.GetTexts("returnFiles"));
        var hasFolder = parameters.GetFlag("ownFolder") || shared.Count + transfer.Count + returns.Count > 0;
        return new ExecFiles(shared, transfer, returns, hasFolder, parameters.Has("directory") ? parameters.GetText("directory") : null, parameters.GetFlag("cleanup"));
    }

    /// <summary>Why they cannot be; null where they can.</summary>
    public string? Refusal(IReadOnlyList<JobFile> files) =>
        Base.FirstOrDefault(name => !files.Any(file => file.Name == name)) is { } missing ? $"The job has no file '{missing}', which 'baseFiles' names; hand it in with the job's 'files'."
        : Base.Concat(Transfer).Concat(Return).Select(CommandFolder.Refusal).FirstOrDefault(refusal => refusal is not null)
        ?? (HasFolder && Directory is not null ? CommandFolder.Refusal(Directory) : null);

    /// <summary>The files of one command, with its input filled in.</summary>
    public ExecFiles For(TaskInput input, CommandLineInput? line) => this with
    {
        Transfer = line?.Files ?? [.. Transfer.Select(text => CommandTemplate.FillText(text, input.Text, input.Index + 1))],
        Return = line?.Returns ?? [.. Return.Select(text => CommandTemplate.FillText(text, input.Text, input.Index + 1))],
    };
}
