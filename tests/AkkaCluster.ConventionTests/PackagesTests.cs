using System.Diagnostics;

namespace AkkaCluster.ConventionTests;

/// <summary>The packages are whole: an application that references AkkaCluster.Node from a folder, and no project of this tree, is a node.</summary>
public sealed class PackagesTests : IDisposable
{
    private static readonly string[] Packed = ["Client", "Contracts", "Contracts.Testing", "Downing", "Hosting", "Http", "JobKinds", "Jobs", "Jobs.Http", "Jobs.Storage", "Node", "Pbm", "Templates"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-packages-").FullName;

    [Fact]
    public async Task An_application_that_references_the_package_runs_a_job_and_a_kind_from_the_template_passes_its_tests()
    {
        // …/bin/Release/net10.0/: what is packed is what was built with these tests.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        Write("pack.proj", $"""
            <Project>
              <ItemGroup>
                {string.Join('\n', Packed.Select(name => $"<Room Include=\"{Path.Combine(Repository.Root, "src", $"AkkaCluster.{name}", $"AkkaCluster.{name}.csproj")}\" />"))}
              </ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Room)" Targets="Pack" Properties="NoBuild=true;Configuration={configuration};PackageOutputPath={_folder}/packages" />
              </Target>
            </Project>
            """);
        await RunAsync("msbuild", "pack.proj", "-t:Pack", "-v:quiet", "-nologo");
        // Nothing of it stays: what else is wanted comes from where packages are kept already.
        Write("Own.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{_folder}/packages</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{GlobalPackages()}</RestoreFallbackFolders>
                <RestorePackagesPath>{_folder}/restored</RestorePackagesPath>
                <NoWarn>NU1603;NU1900</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AkkaCluster.Node" Version="{typeof(Node.AkkaClusterExtensions).Assembly.GetName().Version!.ToString(3)}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", """
            using AkkaCluster.Client;
            using AkkaCluster.Client.Model;
            using AkkaCluster.Contracts;
            using AkkaCluster.Node;

            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders();
            builder.Services.AddAkkaCluster(builder.Configuration).AddJobKind<ShoutKind>();
            await using var app = builder.Build();
            app.MapAkkaCluster();
            await app.StartAsync();
            var submitted = await app.Services.GetRequiredService<IClusterClient>().SubmitAsync(new JobRequest { Kind = "shout", Inputs = new JobInputs.Lines(["packed"]) }, TimeSpan.FromMinutes(2));
            Console.WriteLine(submitted.Outputs![0]);
            await app.StopAsync();

            sealed class ShoutKind : JobKind, ITaskHandler
            {
                public override string Name => "shout";

                public override string Description => "Says it louder.";

                public override ITaskHandler CreateHandler(JobParameters parameters) => this;

                public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
                {
                    context.Write(input.Text.ToUpperInvariant());
                    return ValueTask.CompletedTask;
                }
            }
            """);
        await RunAsync("build", "Own.csproj", "-c", "Release", "-v", "quiet", "-nologo");
        var output = await RunAsync(
            "bin/Release/net10.0/Own.dll", "--urls", "http://127.0.0.1:0", "--AkkaCluster:Roles", "seed,worker", "--AkkaCluster:Port", "0", "--AkkaCluster:Pbm:Enabled", "off", "--AkkaCluster:Store:Directory", _folder);
        Assert.Equal("PACKED", output.Trim());
        await MakeKindAsync();
    }

    private async Task MakeKindAsync()
    {
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{_folder}/packages</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{GlobalPackages()}</RestoreFallbackFolders>
                <RestorePackagesPath>{_folder}/restored</RestorePackagesPath>
                <NoWarn>NU1603;NU1900</NoWarn>
              </PropertyGroup>
            </Project>
            """);
        // Beside what this machine's user has installed, and not into it.
        string[] hive = ["--debug:custom-hive", Path.Combine(_folder, "templates")];
        await RunAsync(["new", "install", Directory.EnumerateFiles(Path.Combine(_folder, "packages"), "AkkaCluster.Templates.*.nupkg").Single(), .. hive]);
        await RunAsync(["new", "akkacluster-kind", "-n", "Acme.Thumbnails", "-o", "kind", .. hive]);
        Assert.Contains("\"acme-thumbnails\"", await File.ReadAllTextAsync(Path.Combine(_folder, "kind", "Acme.Thumbnails", "Kind.cs")), StringComparison.Ordinal);
        Assert.Contains("Passed: 3", System.Text.RegularExpressions.Regex.Replace(await RunAsync("test", "kind/Acme.Thumbnails.Tests"), " +", " "), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string GlobalPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private async Task<string> RunAsync(params string[] arguments)
    {
        // Nobody stays behind: neither build nodes nor the compiler's server.
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" },
        };
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{await output}{await errors}");
        return await output;
    }
}
