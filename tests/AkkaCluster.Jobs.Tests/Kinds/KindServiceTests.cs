using System.Security.Cryptography;
using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Kinds;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaCluster.Jobs.Tests.Kinds;

public sealed class KindServiceTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-kinds-").FullName;
    private readonly JobKindRegistry _kinds = TestKinds.With();
    private readonly FakeKindLoader _loader = new();
    private IJobStore _store = null!;
    private PackageFolder _packages = null!;
    private PushedKinds _pushed = null!;
    private IKindService _service = null!;

    private string Work => Path.Combine(_folder, "work");

    public async Task InitializeAsync()
    {
        _store = JobStores.Create(new StoreOptions { Directory = _folder });
        await _store.OpenAsync();
        _packages = new PackageFolder(_store, _loader, Work);
        _pushed = new PushedKinds(_store, _kinds, _packages, NullLogger.Instance, TimeProvider.System);
        _service = new KindService(_store, _kinds, _packages, _pushed, new FileList(_store, new JobDefaults()), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _pushed.Dispose();
        _packages.Dispose();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_pushed_is_known_by_its_version_and_the_newest_by_its_name()
    {
        var first = await PushAsync("a", "thumb,frame");
        Assert.Equal(("a", "frame,thumb"), (first.Name, first.Kinds));
        Assert.Equal(KindService.VersionOf([File("a.dll", "thumb,frame")]), first.Version);
        Assert.Equal(first, await PushAsync("a", "thumb,frame"));
        Assert.Equal(KindVersion.Of("thumb", first.Version), _kinds.TryGet("thumb", out var kind) ? kind.Name : null);

        var second = await PushAsync("a", "thumb");
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal(
            ["echo", .. new[] { KindVersion.Of("frame", first.Version), KindVersion.Of("thumb", first.Version), KindVersion.Of("thumb", second.Version) }.Append("sum").Order(StringComparer.Ordinal)],
            _kinds.All.Select(known => known.Name));
        Assert.Equal(KindVersion.Of("thumb", second.Version), (await _kinds.FindAsync("thumb"))!.Name);
        Assert.Equal(KindVersion.Of("thumb", first.Version), (await _kinds.FindAsync(KindVersion.Of("thumb", first.Version)))!.Name);
        var loaded = _loader.Loaded.Keys.Order().ToList();
        Assert.Equal(2, loaded.Count);

        Assert.Equal(first.Version, (await PushAsync("a", "thumb,frame")).Version);
        Assert.Equal(loaded, _loader.Loaded.Keys.Order());
        Assert.Equal(KindVersion.Of("thumb", first.Version), (await _kinds.FindAsync("thumb"))!.Name);
    }

    [Fact]
    public async Task What_is_removed_is_unloaded_and_its_folder_deleted()
    {
        var package = await PushAsync("a", "thumb");
        var other = await PushAsync("b", "frame");
        await _service.RemoveAsync(package.Name, package.Version);

        Assert.False(_kinds.TryGet("thumb", out _));
        Assert.True(_kinds.TryGet("frame", out _));
        Assert.Equal([other], await _service.ListAsync());
        Assert.Equal(["b"], _loader.Loaded.Keys.Select(Path.GetFileName));
        Assert.Single(Directory.GetDirectories(Directory.GetDirectories(Work).Single()));
        Assert.Equal(JobRefusal.NotFound, (await Assert.ThrowsAsync<JobRefusedException>(() => _service.RemoveAsync(package.Name, package.Version))).Reason);
    }

    [Fact]
    public async Task What_a_job_or_a_schedule_needs_is_not_removed()
    {
        var package = await PushAsync("a", "thumb");
        await _store.AdmitAsync(await _store.TakeLeadershipAsync("x"), new NewJob("job-a", new JobSpec { Kind = KindVersion.Of("thumb", package.Version), Inputs = new JobInputs.Range(0, 2, 1) }, DateTimeOffset.UnixEpoch));
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => _service.RemoveAsync(package.Name, package.Version));
        Assert.Equal((JobRefusal.Conflict, true), (refused.Reason, refused.Message.Contains("job job-a", StringComparison.Ordinal)));
        Assert.True(_kinds.TryGet("thumb", out _));
    }

    [Theory]
    [InlineData("../a", "thumb", "a.dll", "name is '../a'")]
    [InlineData("a", "thumb", "b.dll", "no a.dll")]
    [InlineData("a", "broken", "a.dll", "plug-in is broken")]
    [InlineData("a", "echo", "a.dll", "Two job kinds are named 'echo'")]
    [InlineData("a", "No Name", "a.dll", "lower-case letters")]
    [InlineData("a", "frame,other", "a.dll", "The kinds of a are frame, other; taken")]
    public async Task What_is_no_plug_in_or_clashes_is_refused_with_words(string name, string text, string file, string words)
    {
        await PushAsync("taken", "frame");
        var refused = await Assert.ThrowsAsync<JobRefusedException>(async () => await _service.PushAsync(name, [await StoreAsync(file, text)]));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Single(await _service.ListAsync());
        Assert.Equal(["taken"], _loader.Loaded.Keys.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("../b")]
    [InlineData("x/../../b")]
    [InlineData("/b")]
    [InlineData(@"x\..\b")]
    [InlineData("x//b")]
    public async Task A_file_that_would_lie_outside_of_its_folder_is_refused(string name)
    {
        var refused = await Assert.ThrowsAsync<JobRefusedException>(async () => await _service.PushAsync("a", [await StoreAsync("a.dll", "thumb"), await StoreAsync(name, "x")]));
        Assert.Contains("expected a relative path", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_files_too_large_ones_and_those_that_are_not_stored_are_refused()
    {
        var assembly = await StoreAsync("a.dll", "thumb");
        await RefusedAsync("at most 1000", [assembly, .. Enumerable.Range(0, 1000).Select(i => File($"f{i}", "x"))]);
        await RefusedAsync("at most 268435456", [assembly, File("b", "x") with { Size = 256 * 1024 * 1024 }]);
        await RefusedAsync("is not stored", [assembly, File("b", "never stored")]);
        // One cannot be both a file and a folder.
        await RefusedAsync("cannot be laid out", [assembly, await StoreAsync("c", "x"), await StoreAsync("c/d", "x")]);
        Assert.Empty(_loader.Loaded);

        async Task RefusedAsync(string words, IReadOnlyList<JobFile> files) =>
            Assert.Contains(words, (await Assert.ThrowsAsync<JobRefusedException>(() => _service.PushAsync("a", files))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_off_nothing_is_taken_and_nothing_that_others_took_is_loaded()
    {
        await PushAsync("a", "thumb");
        var kinds = TestKinds.With();
        var loader = new FakeKindLoader { IsAllowed = false };
        using var packages = new PackageFolder(_store, loader, Work);
        using var pushed = new PushedKinds(_store, kinds, packages, NullLogger.Instance, TimeProvider.System);
        await pushed.RefreshAsync(CancellationToken.None);
        Assert.False(kinds.TryGet("thumb", out _));

        _loader.IsAllowed = false;
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => PushAsync("b", "frame"));
        Assert.Equal((JobRefusal.Forbidden, true), (refused.Reason, refused.Message.Contains("akkacluster.allow-push", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_package_that_a_node_cannot_load_keeps_it_from_no_other()
    {
        await _store.AddPackageAsync(new KindPackage("lost", "000000000000", "no-such-list", DateTimeOffset.UnixEpoch) { Kinds = "lost" });
        await PushAsync("a", "thumb");
        await _pushed.RefreshAsync(CancellationToken.None);
        Assert.True(_kinds.TryGet("thumb", out _));
        Assert.False(_kinds.TryGet("lost", out _));
    }

    [Fact]
    public async Task A_kind_that_was_pushed_elsewhere_is_found_when_it_is_asked_for()
    {
        var kinds = TestKinds.With();
        using var pushed = new PushedKinds(_store, kinds, _packages, NullLogger.Instance, TimeProvider.System);
        kinds.Refresh = pushed.RefreshAsync;
        Assert.Null(await kinds.FindAsync("thumb"));
        var package = await PushAsync("a", "thumb");
        Assert.Equal(KindVersion.Of("thumb", package.Version), (await kinds.FindAsync("thumb"))!.Name);
    }

    private async Task<KindPackage> PushAsync(string name, string text) => await _service.PushAsync(name, [await StoreAsync(name + ".dll", text)]);

    private static JobFile File(string name, string text) => new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text.Length);

    private async Task<JobFile> StoreAsync(string name, string text)
    {
        var path = Path.Combine(_folder, "source");
        await System.IO.File.WriteAllTextAsync(path, text);
        return await new FileTransfer(_store).StoreAsync(name, path, CancellationToken.None);
    }
}
