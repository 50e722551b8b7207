using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster files JOB</c>.</summary>
internal static class FilesCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job." };
        var folder = new Option<string?>("--output", "-o") { Description = "Fetch what tasks returned into this folder, that of each task below its number." };
        return new Command("files", "List the files that came with a job and those that its tasks returned, or fetch the latter; with --json one object a line.") { id, folder }.Runs(async (parsed, client, cancellation) =>
        {
            var (json, to) = (parsed.GetValue(ConnectionOptions.Json), parsed.GetValue(folder));
            await foreach (var file in client.GetFilesAsync(parsed.GetValue(id)!, cancellation: cancellation).ConfigureAwait(false))
            {
                if (to is not null && file.Task is { } task)
                    await client.FetchFileAsync(file, Below(Path.Combine(to, task.ToString(CultureInfo.InvariantCulture)), file.Name), cancellation).ConfigureAwait(false);
                if (to is null || file.Task is not null)
                    Console.Out.WriteLine(json ? JsonSerializer.Serialize(file, JsonSerializerOptions.Web) : string.Create(CultureInfo.InvariantCulture, $"{(file.Task is { } number ? number : "-")}\t{file.Size}\t{file.Sha256}\t{file.Name}"));
            }
            return CliExitCodes.Ok;
        });
    }

    /// <summary>A task may call its files as it likes; none of them leaves the folder.</summary>
    private static string Below(string folder, string name) =>
        Path.GetFullPath(Path.Combine(folder, name)) is var path && path.StartsWith(Path.GetFullPath(folder) + "/", StringComparison.Ordinal)
            ? path
            : throw new UsageException($"The file '{name}' would lie out of {folder}; fetch it by HTTP (GET /v1/files/SHA256) if it is wanted.");
}
