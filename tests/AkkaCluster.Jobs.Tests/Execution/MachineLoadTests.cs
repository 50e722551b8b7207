using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Tests.Execution;

public sealed class MachineLoadTests : IDisposable
{
    private const string Machine = "MemTotal: 8000 kB\nMemAvailable: 6000 kB\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-load-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_group_the_machine_counts()
    {
        Write("proc/meminfo", Machine);
        Assert.Equal(0.25, Read());
    }

    [Fact]
    public void A_limit_of_the_group_goes_before_the_machine()
    {
        Write("proc/meminfo", Machine);
        Write("proc/self/cgroup", "0::/app\n");
        Write("groups/app/memory.max", "1000000\n");
        Write("groups/app/memory.current", "900000\n");
        Write("groups/app/memory.stat", "anon 500000\ninactive_file 100000\n");
        Assert.Equal(0.8, Read(), 0.0001);
    }

    [Fact]
    public void The_fullest_of_the_groups_above_counts()
    {
        Write("proc/meminfo", Machine);
        Write("proc/self/cgroup", "0::/pod/app\n");
        Write("groups/pod/app/memory.max", "max\n");
        Write("groups/pod/memory.max", "1000000\n");
        Write("groups/pod/memory.current", "500000\n");
        Assert.Equal(0.5, Read());
    }

    [Fact]
    public void Version_1_is_read_too_also_where_the_path_is_the_hosts()
    {
        Write("proc/meminfo", Machine);
        Write("proc/self/cgroup", "5:cpu,cpuacct:/docker/x\n4:memory:/docker/x\n0::/\n");
        Write("groups/memory/memory.limit_in_bytes", "1000000\n");
        Write("groups/memory/memory.usage_in_bytes", "700000\n");
        Write("groups/memory/memory.stat", "inactive_file 1\ntotal_inactive_file 100000\n");
        Assert.Equal(0.6, Read(), 0.0001);
    }

    [Theory]
    [InlineData("max")]
    [InlineData("9223372036854771712")]
    public void A_group_that_may_use_all_is_no_limit(string limit)
    {
        Write("proc/meminfo", Machine);
        Write("proc/self/cgroup", "0::/\n");
        Write("groups/memory.max", limit);
        Write("groups/memory.current", "1");
        Assert.Equal(0.25, Read());
    }

    private double Read() => new MachineLoad(Path.Combine(_folder, "proc"), Path.Combine(_folder, "groups")).ReadMemory();

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
