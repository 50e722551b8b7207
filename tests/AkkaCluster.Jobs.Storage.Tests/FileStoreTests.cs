using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage.Tests;

public class FileStoreTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly string Other = new('b', 64);

    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_file_is_there_once_its_pieces_are_kept_and_they_do_not_change_then(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        await store.WritePieceAsync("up-1", 0, "first"u8.ToArray());
        await store.WritePieceAsync("up-1", 0, "again"u8.ToArray());
        await store.WritePieceAsync("up-1", 1, "end"u8.ToArray());
        Assert.Null(await store.FindFileAsync(Hash));
        Assert.False(await store.UseFileAsync(Hash));

        await store.KeepFileAsync(new StoredFile(Hash, 8, "up-1"));
        await store.KeepFileAsync(new StoredFile(Hash, 8, "up-2"));
        await store.WritePieceAsync("up-1", 0, "later"u8.ToArray());

        Assert.Equal(new StoredFile(Hash, 8, "up-1"), await store.FindFileAsync(Hash));
        Assert.True(await store.UseFileAsync(Hash));
        Assert.Equal("again"u8.ToArray(), await store.ReadPieceAsync("up-1", 0));
        Assert.Equal("end"u8.ToArray(), await store.ReadPieceAsync("up-1", 1));
        Assert.Null(await store.ReadPieceAsync("up-1", 2));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_list_names_files_that_are_stored_only(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        await KeepAsync(store, Hash, "up-1");
        var (there, missing, otherSize) = (new JobFile("a/b.txt", Hash, 3, true), new JobFile("c", Other, 3), new JobFile("d", Hash, 4));

        Assert.Equal([missing, otherSize], await store.AttachAsync("list-1", [there, missing, otherSize]));
        Assert.Empty(await store.ReadAttachedAsync("list-1", "", 10));
        Assert.Empty(await store.AttachAsync("list-1", [there, there with { Name = "again" }]));

        Assert.Equal([there, there with { Name = "again" }], await store.ReadAttachedAsync("list-1", "", 10));
        Assert.Equal([there with { Name = "again" }], await store.ReadAttachedAsync("list-1", "a/b.txt", 10));
        Assert.Equal(there, await store.FindAttachedAsync("list-1", "a/b.txt"));
        Assert.Null(await store.FindAttachedAsync("list-1", "b.txt"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Files_go_with_the_last_job_that_has_them(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await KeepAsync(store, Hash, "up-1");
        await KeepAsync(store, Other, "up-2");
        var returned = new JobFile("out", Other, 3);
        await store.AttachAsync("list-1", [new JobFile("in", Hash, 3)]);
        var end = TimeProvider.System.GetUtcNow().AddMinutes(1);
        foreach (var id in (string[])["job-a", "job-b"])
        {
            var job = TestStore.RangeJob(id, 2);
            var number = (await store.AdmitAsync(leader, job with { Spec = job.Spec with { Files = "list-1" } })).Number;
            await store.RecordAsync(TestStore.Chunk(number, 0, 2) with { Returned = [new ReturnedFile(1, returned)], Finish = new JobFinish(JobState.Succeeded, end) });
            Assert.Equal([new ReturnedFile(1, returned)], await store.ReadReturnedAsync(number, 0, "", 10));
            Assert.Empty(await store.ReadReturnedAsync(number, 1, "out", 10));
        }
        Assert.Equal(3, await store.CountReturnedBytesAsync("job-a"));
        Assert.Equal("list-1", (await store.FindAsync("job-b"))!.Spec.Files);

        Assert.True(await store.DeleteAsync(leader, "job-a"));
        Assert.Equal((2, 2, 1), (await store.CountAsync("stored_files"), await store.CountAsync("file_pieces"), await store.CountAsync("attached_files")));
        Assert.True(await store.DeleteAsync(leader, "job-b"));
        Assert.Equal((0, 0, 0, 0), (await store.CountAsync("stored_files"), await store.CountAsync("file_pieces"), await store.CountAsync("attached_files"), await store.CountAsync("returned_files")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_file_that_somebody_asked_for_after_the_end_of_its_job_stays_for_him(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await KeepAsync(store, Hash, "up-1");
        await store.AttachAsync("list-1", [new JobFile("in", Hash, 3)]);
        var job = TestStore.RangeJob("job-a", 2);
        var number = (await store.AdmitAsync(leader, job with { Spec = job.Spec with { Files = "list-1" } })).Number;
        await store.RecordAsync(TestStore.Chunk(number, 0, 2) with { Finish = new JobFinish(JobState.Succeeded, TestStore.Now) });

        Assert.True(await store.UseFileAsync(Hash));
        await store.DeleteAsync(leader, "job-a");
        Assert.Empty(await store.AttachAsync("list-2", [new JobFile("in", Hash, 3)]));
        Assert.Equal("abc"u8.ToArray(), await store.ReadPieceAsync("up-1", 0));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_no_job_took_goes_when_its_time_is_over(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await KeepAsync(store, Hash, "up-1");
        await store.AttachAsync("list-1", [new JobFile("in", Hash, 3)]);
        for (var piece = 0; piece < 70; piece++)
            await store.WritePieceAsync("given-up", piece, "abc"u8.ToArray());
        var now = TimeProvider.System.GetUtcNow();

        await store.RetireAsync(leader, now.AddDays(-7), 10);
        Assert.Equal((1, 71, 1), (await store.CountAsync("stored_files"), await store.CountAsync("file_pieces"), await store.CountAsync("attached_files")));
        await store.RetireAsync(leader, now.AddDays(1), 10);
        Assert.Equal((0, 0, 0), (await store.CountAsync("stored_files"), await store.CountAsync("file_pieces"), await store.CountAsync("attached_files")));
    }

    private static async Task KeepAsync(IJobStore store, string hash, string upload)
    {
        await store.WritePieceAsync(upload, 0, "abc"u8.ToArray());
        await store.KeepFileAsync(new StoredFile(hash, 3, upload));
    }
}
