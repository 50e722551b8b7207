using System.Diagnostics;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Tests.Inputs;

public sealed class InputRootsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("akkacluster-roots-").FullName;
    private readonly string _outside = Directory.CreateTempSubdirectory("akkacluster-outside-").FullName;
    private readonly InputRoots _roots;

    public InputRootsTests()
    {
        _roots = new InputRoots([_root]);
        foreach (var name in new[] { "a/b/1.txt", "a-b/2.txt", "a/3.txt", "4.txt", "a/5.csv" })
            Write(Path.Combine(_root, name));
        Write(Path.Combine(_outside, "secret"));
    }

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    [Theory]
    [InlineData("", "4.txt a-b/2.txt a/3.txt a/5.csv a/b/1.txt")]
    [InlineData("**", "4.txt a-b/2.txt a/3.txt a/5.csv a/b/1.txt")]
    [InlineData("**/*.txt", "4.txt a-b/2.txt a/3.txt a/b/1.txt")]
    [InlineData("*.txt", "4.txt")]
    [InlineData("*/*.txt", "a-b/2.txt a/3.txt")]
    [InlineData("a/**/?.txt", "a/3.txt a/b/1.txt")]
    [InlineData("a/*.csv", "a/5.csv")]
    [InlineData("*/b/*", "a/b/1.txt")]
    [InlineData("a/5.csv", "a/5.csv")]
    public void A_glob_names_its_files_in_order_of_path(string glob, string expected) => Assert.Equal(expected, Found(glob));

    [Fact]
    public void A_file_that_several_globs_name_is_found_once() => Assert.Equal("4.txt a/3.txt a/5.csv a/b/1.txt", Found("a", "a/**/*.txt", "4.txt", "a"));

    [Fact]
    public void Links_to_folders_are_not_followed_and_links_to_files_are()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "a/up"), "..");
        File.CreateSymbolicLink(Path.Combine(_root, "a/link.txt"), "../4.txt");
        Assert.Equal("4.txt a-b/2.txt a/3.txt a/b/1.txt a/link.txt", Found("**/*.txt"));
    }

    [Fact]
    public void A_root_may_itself_be_a_link()
    {
        var link = _root + "-link";
        File.CreateSymbolicLink(link, _root);
        try
        {
            Assert.Equal([link + "/4.txt"], new InputRoots([link]).Find([link + "/*.txt"]));
            Assert.Equal([link + "/4.txt"], _roots.Find([link + "/*.txt"]));
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Theory]
    [InlineData("/**")]
    [InlineData("/etc/passwd")]
    [InlineData("OUTSIDE/secret")]
    [InlineData("ROOT/../OUTSIDE")]
    [InlineData("ROOT/out/secret")]
    [InlineData("ROOT/*.link")]
    [InlineData("/nowhere/to/be/found")]
    public void What_lies_outside_is_refused_wherever_a_link_or_dots_hide_it(string glob)
    {
        File.CreateSymbolicLink(Path.Combine(_root, "out"), _outside);
        File.CreateSymbolicLink(Path.Combine(_root, "secret.link"), Path.Combine(_outside, "secret"));
        var path = glob.Replace("ROOT/../OUTSIDE", $"{_root}/../{Path.GetFileName(_outside)}").Replace("ROOT", _root).Replace("OUTSIDE", _outside);
        Assert.Contains("outside", Assert.Throws<PlanException>(() => _roots.Find([path]).ToList()).Message);
        if (!path.Contains('*'))
            Assert.True(Assert.Throws<TaskFailedException>(() => _roots.OpenRead(path)).Permanent);
    }

    [Fact]
    public void A_folder_whose_name_only_begins_like_a_root_lies_outside()
    {
        Directory.CreateDirectory(_root + "2");
        try
        {
            Assert.Throws<PlanException>(() => _roots.Resolve(_root + "2"));
        }
        finally
        {
            Directory.Delete(_root + "2");
        }
    }

    [Fact]
    public async Task A_pipe_is_neither_found_nor_opened()
    {
        using var make = Process.Start("mkfifo", Path.Combine(_root, "pipe.txt"));
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);
        Assert.Equal("4.txt", Found("*.txt"));
        Assert.Throws<PlanException>(() => Found("pipe.txt"));
        Assert.Contains("no regular file", Assert.Throws<TaskFailedException>(() => _roots.OpenRead(Path.Combine(_root, "pipe.txt"))).Message);
        Assert.Contains("no regular file", Assert.Throws<TaskFailedException>(() => new InputRoots(["/"]).OpenRead("/dev/zero")).Message);
    }

    [Fact]
    public void A_file_is_opened_and_one_that_is_missing_may_come_later()
    {
        using var file = _roots.OpenRead(Path.Combine(_root, "4.txt"));
        Assert.Equal("4.txt"u8.ToArray(), new BinaryReader(file).ReadBytes(100));
        Assert.False(Assert.Throws<TaskFailedException>(() => _roots.OpenRead(Path.Combine(_root, "6.txt"))).Permanent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("nothing*")]
    public void A_glob_that_cannot_name_a_file_is_refused(string glob) => Assert.Throws<PlanException>(() => Found(glob.Length == 0 ? new string('x', 5000) : glob));

    [Fact]
    public void A_walk_goes_no_further_than_it_is_asked_and_ends_with_its_token()
    {
        using var ended = new CancellationTokenSource();
        using var walk = _roots.Find([_root], ended.Token).GetEnumerator();
        Assert.True(walk.MoveNext());
        Directory.Delete(Path.Combine(_root, "a-b"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_root, "a-b"));
        Assert.True(walk.MoveNext());
        Assert.EndsWith("/a/3.txt", walk.Current);
        ended.Cancel();
        Assert.Throws<OperationCanceledException>(() => walk.MoveNext());
    }

    private string Found(params string[] globs) =>
        string.Join(' ', _roots.Find([.. globs.Select(glob => Path.Join(_root, glob))]).Select(path => Path.GetRelativePath(_root, path)));

    private static void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Path.GetFileName(path));
    }
}
