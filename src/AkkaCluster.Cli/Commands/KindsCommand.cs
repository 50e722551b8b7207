using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster kinds</c>.</summary>
internal static class KindsCommand
{
    public static Command Create()
    {
        var command = new Command("kinds", "List the kinds of jobs that the cluster knows, with their parameters.") { Push(), Remove() };
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var kinds = await client.GetKindsAsync(cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
            {
                Terminal.WriteJson(kinds);
                return CliExitCodes.Ok;
            }
            foreach (var kind in kinds)
            {
                Terminal.Results.MarkupLineInterpolated($"[bold]{kind.Name}[/]  {kind.Description}");
                foreach (var parameter in kind.Parameters.GetProperty("properties").EnumerateObject())
                    Terminal.Results.MarkupLineInterpolated($"    {parameter.Name} [grey]({parameter.Value.GetProperty("type").GetString()!})[/] {parameter.Value.GetProperty("description").GetString()!}");
            }
            return CliExitCodes.Ok;
        });
    }

    private static Command Push()
    {
        var folder = new Argument<string>("folder") { Description = "A folder NAME with NAME.dll and what belongs to it, as dotnet publish makes it." };
        return new Command("push", "Push a plug-in to the nodes; jobs of its kinds are of this version from now on.") { folder }.Runs(async (parsed, client, cancellation) =>
        {
            var package = await client.PushKindsAsync(parsed.GetValue(folder)!, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(package);
            else
                Console.Out.WriteLine($"{package.Name} {package.Version}: kinds {string.Join(", ", package.Kinds)}");
            return CliExitCodes.Ok;
        }, parsed =>
        {
            if (!Directory.Exists(parsed.GetValue(folder)))
                throw new UsageException($"There is no folder '{parsed.GetValue(folder)}'; expected one with a plug-in, as dotnet publish makes it.");
        });
    }

    private static Command Remove()
    {
        var package = new Argument<string>("package") { Description = "NAME@VERSION, as push prints them." };
        return new Command("remove", "Remove a plug-in that was pushed, unless an unfinished job or a schedule needs it.") { package }.Runs(async (parsed, client, cancellation) =>
        {
            var (name, version) = Split(parsed.GetValue(package)!);
            await client.RemoveKindsAsync(name, version, cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        }, parsed => Split(parsed.GetValue(package)!));
    }

    private static (string Name, string Version) Split(string package) => package.Split('@') is [{ Length: > 0 } name, { Length: > 0 } version]
        ? (name, version)
        : throw new UsageException($"The package is '{package}'; expected NAME@VERSION, as push prints them.");
}
