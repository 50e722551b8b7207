using System.Runtime.CompilerServices;
using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Plugins;

namespace AkkaCluster.JobKinds.Tests.Plugins;

public sealed class PluginLoaderTests : IDisposable
{
    private const string Sample = "AkkaCluster.Samples.Collatz";

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_kind_in_an_assembly_of_its_own_is_found_and_works()
    {
        Install(Sample, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample-plugins", Sample + ".dll")));
        var kind = Assert.Single(Assert.Single(PluginLoader.Load(_folder)).Kinds);
        Assert.Equal("collatz", kind.Name);
        Assert.IsType<JobKindRegistry>(new JobKindRegistry([kind]));
        Assert.NotEqual(typeof(PluginLoaderTests).Assembly, kind.GetType().Assembly);
    }

    [Fact]
    public void Without_a_folder_there_are_no_plugins() => Assert.Empty(PluginLoader.Load(Path.Combine(_folder, "none")));

    [Fact]
    public void A_folder_without_its_assembly_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Assert.Contains("empty.dll", Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_named()
    {
        Install("broken", [1, 2, 3]);
        Assert.Contains("cannot be loaded", Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_a_kind_is_named()
    {
        Install("AkkaCluster.Contracts", File.ReadAllBytes(typeof(JobKind).Assembly.Location));
        Assert.Contains("no public class", Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_pushed_is_known_by_its_version_and_lets_go_of_its_assembly()
    {
        Install(Sample, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample-plugins", Sample + ".dll")));
        var assembly = LoadAndUnload();
        for (var i = 0; i < 50 && assembly.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(assembly.IsAlive, "The assembly is loaded still.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoadAndUnload()
    {
        var options = new KindOptions { ExecutionLog = Path.Combine(_folder, "log") };
        var plain = NodeKinds.LoadPushed(options, Path.Combine(_folder, Sample), null);
        plain.Unload();
        Assert.Equal("collatz", Assert.Single(plain.Kinds).Name);
        var plugin = NodeKinds.LoadPushed(options, Path.Combine(_folder, Sample), "0123456789ab");
        var kind = Assert.Single(plugin.Kinds);
        Assert.Equal(("collatz@0123456789ab", Assert.Single(plain.Kinds).Description), (kind.Name, kind.Description));
        Assert.NotNull(kind.CreateReducer(kind.Parameters.Validate("{}", out _)));
        plugin.Unload();
        return new WeakReference(plugin.Assembly);
    }

    private string Fails() => Assert.Throws<PluginException>(() => PluginLoader.Load(_folder)).Message;

    private void Install(string name, byte[] assembly)
    {
        Directory.CreateDirectory(Path.Combine(_folder, name));
        File.WriteAllBytes(Path.Combine(_folder, name, name + ".dll"), assembly);
    }
}
