using System.Diagnostics;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary>Files travel with <c>akkacluster exec</c> to workers that share no folder with the caller, and come back.</summary>
[Collection(ProcessTests.Name)]
public sealed class ExecFilesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int MostBytes = 4_000_000;

    private readonly string _nodes = Directory.CreateTempSubdirectory("akkacluster-nodes-").FullName;
    private readonly string _caller = Directory.CreateTempSubdirectory("akkacluster-caller-").FullName;
    private LocalCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 2, Slots = 1, Folder = _nodes, AllowExec = "*", Arguments = ["--set", $"akkacluster.jobs.max-file-size={MostBytes}"] });
        _cluster.StartNodes();
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _cluster.StopAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_nodes, recursive: true);
        Directory.Delete(_caller, recursive: true);
    }

    [Fact]
    public async Task What_commands_make_of_files_comes_back_byte_for_byte_though_a_worker_is_killed_meanwhile()
    {
        Directory.CreateDirectory(Path.Combine(_caller, "in"));
        var names = Enumerable.Range(0, 8).Select(i => $"in/{i}.bin").ToList();
        foreach (var name in names)
            await File.WriteAllBytesAsync(Path.Combine(_caller, name), Bytes(name));
        var tool = Path.Combine(_caller, "tool.sh");
        await File.WriteAllTextAsync(tool, "#!/bin/sh\nsleep 0.5\ncat \"$1\" \"$1\" > \"$1.twice\"\npwd -P\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using var process = Start(["--bf", "tool.sh", "--trc", "{}.twice", "./tool.sh {}", ":::", .. names]);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(SpinWait.SpinUntil(() => File.Exists(Path.Combine(_caller, "in/0.bin.twice")), Patience), "Nothing has come back.");
        var victim = _cluster.Find((await _cluster.Client.GetClusterAsync()).Workers[0].Address)!;
        victim.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.True(process.ExitCode == 0, await errors);
        foreach (var name in names)
        {
            byte[] twice = [.. Bytes(name), .. Bytes(name)];
            Assert.Equal(twice, await File.ReadAllBytesAsync(Path.Combine(_caller, name + ".twice")));
        }
        var folders = (await output).TrimEnd().Split('\n');
        Assert.Equal(names.Count, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.StartsWith(Path.Combine(_nodes, "work"), folder, StringComparison.Ordinal));
        // What the killed worker left is deleted by the next that has its folder there.
        await victim.WaitForEndAsync();
        _cluster.Restart(victim);
        Assert.True(SpinWait.SpinUntil(() => !Directory.EnumerateFiles(Path.Combine(_nodes, "work"), "*.*", SearchOption.AllDirectories).Any(file => !file.EndsWith(".lock", StringComparison.Ordinal)), Patience), "Files are left on the workers.");
    }

    [Fact]
    public async Task Folders_travel_paths_are_kept_and_what_is_missing_is_told()
    {
        Directory.CreateDirectory(Path.Combine(_caller, "lib", "deep"));
        await File.WriteAllTextAsync(Path.Combine(_caller, "lib", "a"), "a\n");
        await File.WriteAllTextAsync(Path.Combine(_caller, "lib", "deep", "b"), "b\n");
        File.CreateSymbolicLink(Path.Combine(_caller, "lib", "up"), "..");
        await File.WriteAllTextAsync(Path.Combine(_caller, "x.txt"), "x\n");

        var run = await RunAsync("--basefile", "lib", "--tf", _caller + "/./{}", "--return", "out", "--return", "none", "--wd", "sub", "test -e lib/up && echo up; cat lib/a lib/deep/b {}; mkdir -p out/y; ln -s .. out/up; echo {} > out/y/{}; basename $PWD; exit 3", ":::", "x.txt");

        Assert.Equal("a\nb\nx\nsub\n", run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'none', which is to be returned, is not there", run.Error);
        Assert.Equal("x.txt\n", await File.ReadAllTextAsync(Path.Combine(_caller, "out/y/x.txt")));
        Assert.False(Path.Exists(Path.Combine(_caller, "out/up")), "A link to a folder was followed.");
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_not_there_is_refused_before_there_is_a_job()
    {
        await File.WriteAllBytesAsync(Path.Combine(_caller, "large"), new byte[MostBytes + 1]);

        var large = await RunAsync("--tf", "{}", "cat {}", ":::", "large");
        Assert.Equal(255, large.ExitCode);
        Assert.Contains($"at most {MostBytes} are allowed (akkacluster.jobs.max-file-size)", large.Error);
        var none = await RunAsync("--tf", "{}", "cat {}", ":::", "none");
        Assert.Equal(255, none.ExitCode);
        Assert.Contains("'none', which is to be transferred, is not there", none.Error);
        using (var pipe = Process.Start("mkfifo", Path.Combine(_caller, "pipe")))
            await pipe.WaitForExitAsync();
        using var writer = new FileStream(Path.Combine(_caller, "pipe"), FileMode.Open, FileAccess.ReadWrite);
        var piped = await RunAsync("--tf", "{}", "cat {}", ":::", "pipe");
        Assert.Equal(255, piped.ExitCode);
        Assert.Contains("'pipe' is a pipe", piped.Error);
        Assert.Empty(await _cluster.Client.ListAsync());
    }

    [Fact]
    public async Task Other_kinds_have_files_too()
    {
        await File.WriteAllTextAsync(Path.Combine(_caller, "words"), "to be or not to be\n");
        var client = _cluster.Client;
        var file = await client.StoreFileAsync("a poem", Path.Combine(_caller, "words"));
        var submitted = await client.SubmitAsync(new JobRequest { Kind = "wordcount", Files = [file] }, Patience);
        Assert.StartsWith("2 be", System.Text.Encoding.UTF8.GetString(submitted.Result!.Data.Span), StringComparison.Ordinal);
        Assert.Equal([file], await client.GetFilesAsync(submitted.Id).ToListAsync());
        await client.FetchFileAsync(file, Path.Combine(_caller, "again", "words"));
        Assert.Equal("to be or not to be\n", await File.ReadAllTextAsync(Path.Combine(_caller, "again", "words")));
    }

    [Fact]
    public async Task Submit_attaches_files_and_files_lists_and_fetches_what_tasks_returned()
    {
        Directory.CreateDirectory(Path.Combine(_caller, "poems"));
        await File.WriteAllTextAsync(Path.Combine(_caller, "poems", "words"), "to be or not to be\n");
        var counted = await RunAsync("submit", ["wordcount", "--attach", _caller + "/./poems", "--wait"]);
        Assert.True(counted.ExitCode == 0, counted.Error);
        Assert.StartsWith("2 be", counted.Output, StringComparison.Ordinal);
        var missing = await RunAsync("submit", ["wordcount", "--attach", "none"]);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("'none', which is to be transferred, is not there", missing.Error);
        Assert.Contains("--attach is '/etc/hostname'", (await RunAsync("submit", ["wordcount", "--attach", "/etc/hostname"])).Error);
        var job = Assert.Single(await _cluster.Client.ListAsync()).Id;
        Assert.EndsWith("\tpoems/words\n", (await RunAsync("files", [job])).Output, StringComparison.Ordinal);

        var made = await RunAsync("--return", "{}.out", "echo {} > {}.out", ":::", "a", "b");
        Assert.True(made.ExitCode == 0, made.Error);
        job = (await _cluster.Client.ListAsync()).First(listed => listed.Kind == "exec").Id;
        var fetched = await RunAsync("files", [job, "-o", "got"]);
        Assert.True(fetched.ExitCode == 0, fetched.Error);
        Assert.Equal(2, fetched.Output.TrimEnd().Split('\n').Length);
        Assert.Equal("b\n", await File.ReadAllTextAsync(Path.Combine(_caller, "got", "1", "b.out")));
    }

    /// <summary>With <c>-S :</c> GNU parallel runs the commands in the folder itself: what they read, write and leave is the same.</summary>
    [ProgramFact("parallel")]
    public async Task What_is_read_and_returned_is_as_with_GNU_parallel()
    {
        var theirs = Directory.CreateDirectory(Path.Combine(_caller, "theirs")).FullName;
        foreach (var folder in new[] { _caller, theirs })
        {
            Directory.CreateDirectory(Path.Combine(folder, "d"));
            await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "one\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "d", "b.txt"), "two words\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "base"), "base\n");
        }
        string[][] cases =
        [
            ["--trc", "{.}.out", "tr a-z A-Z < {} > {.}.out; echo {}", ":::", "a.txt", "d/b.txt"],
            ["--basefile", "base", "--transferfile", "{}", "cat base {}; exit 2", ":::", "a.txt", "d/b.txt"],
            ["--transfer", "--return", "{/.}.count", "--cleanup", "wc -w < {} > {/.}.count", ":::", "d/b.txt"],
            ["--tf", "{1}", "--tf", "{2}", "cat {2} {1}", ":::", "a.txt", ":::", "d/b.txt", "base"],
        ];
        foreach (var words in cases)
        {
            var expected = await Both.ParallelAsync(theirs, null, ["-k", "-S", ":", .. words]);
            var run = await RunAsync(words);
            Assert.True((expected.ExitCode, expected.Output) == (run.ExitCode, run.Output), $"{string.Join(' ', words)}\n theirs {expected.ExitCode}: {expected.Output}{expected.Errors}\n ours {run.ExitCode}: {run.Output}{run.Error}");
        }
        foreach (var name in new[] { "a.out", "d/b.out", "b.count" })
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(theirs, name)), await File.ReadAllTextAsync(Path.Combine(_caller, name)));
    }

    private Process Start(IEnumerable<string> words, string command = "exec")
    {
        var start = CommandRun.Start(CommandRun.Command, [command, "--gateway", _cluster.Gateways[0].ToString(), .. words]);
        start.WorkingDirectory = _caller;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private Task<CommandRun> RunAsync(params string[] words) => RunAsync("exec", words);

    private async Task<CommandRun> RunAsync(string command, string[] words)
    {
        using var process = Start(words, command);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new CommandRun(process.ExitCode, await output, await errors);
    }

    private static byte[] Bytes(string name)
    {
        var bytes = new byte[1_500_007];
        new Random(name[^5]).NextBytes(bytes);
        return bytes;
    }
}
