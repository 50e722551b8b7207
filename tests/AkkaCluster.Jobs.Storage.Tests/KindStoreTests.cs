using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage.Sql;

namespace AkkaCluster.Jobs.Storage.Tests;

public class KindStoreTests
{
    private static readonly DateTimeOffset Long = TestStore.Now.AddYears(100);

    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Packages_are_in_the_order_in_which_they_were_pushed_and_each_version_is_there_once(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var (one, two, other) = (Package("a", "111111111111"), Package("a", "222222222222"), Package("b", "333333333333"));
        foreach (var package in (KindPackage[])[one, two, other])
            await store.AddPackageAsync(package);
        await store.AddPackageAsync(two with { Files = "list-again" });
        Assert.Equal([one, two, other], await store.ReadPackagesAsync());

        var again = one with { PushedAt = TestStore.Now.AddHours(1) };
        await store.AddPackageAsync(again with { Files = "list-again" });
        Assert.Equal([two, other, again], await store.ReadPackagesAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_package_is_not_removed_while_an_unfinished_job_or_a_schedule_names_one_of_its_kinds(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AddPackageAsync(Package("a", "111111111111"));
        var number = await AdmitAsync(store, leader, "job-a", "thumb@111111111111");
        await AdmitAsync(store, leader, "job-b", "thumb@222222222222");

        Assert.Equal("job job-a", await store.RemovePackageAsync("a", "111111111111"));
        await store.FinishAsync(number, 1, new JobFinish(JobState.Succeeded, TestStore.Now));
        await store.PutScheduleAsync(Schedule("thumb@111111111111"));
        Assert.Equal("schedule nightly", await store.RemovePackageAsync("a", "111111111111"));
        Assert.Single(await store.ReadPackagesAsync());

        await store.PutScheduleAsync(Schedule("thumb"));
        Assert.Null(await store.RemovePackageAsync("a", "111111111111"));
        Assert.Empty(await store.ReadPackagesAsync());
        Assert.Null(await store.RemovePackageAsync("a", "111111111111"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_older_version_goes_when_retention_is_over_and_nothing_names_it_and_its_files_with_it(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        foreach (var (version, hash) in (IEnumerable<(string, char)>)[("111111111111", 'a'), ("222222222222", 'b'), ("333333333333", 'c')])
        {
            await store.WritePieceAsync("up-" + version, 0, "abc"u8.ToArray());
            await store.KeepFileAsync(new StoredFile(new string(hash, 64), 3, "up-" + version));
            await store.AttachAsync("list-" + version, [new JobFile("a.dll", new string(hash, 64), 3)]);
            await store.AddPackageAsync(Package("a", version));
        }
        await AdmitAsync(store, leader, "job-a", "thumb@222222222222");

        Assert.Equal(0, await store.RetireAsync(leader, TestStore.Now, 10));
        Assert.Equal(3, (await store.ReadPackagesAsync()).Count);
        Assert.Equal(0, await store.RetireAsync(leader, Long, 10));

        Assert.Equal(["222222222222", "333333333333"], (await store.ReadPackagesAsync()).Select(package => package.Version));
        Assert.Equal((2, 2, 2), (await store.CountAsync("stored_files"), await store.CountAsync("file_pieces"), await store.CountAsync("attached_files")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Jobs_are_found_by_their_kind_with_and_without_version(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        foreach (var (id, kind) in (IEnumerable<(string, string)>)[("job-a", "thumb@111111111111"), ("job-b", "thumb@222222222222"), ("job-c", "thumbnail")])
            await AdmitAsync(store, leader, id, kind);

        Assert.Equal(["job-b", "job-a"], (await store.ListAsync(new JobQuery { Kind = "thumb" })).Select(job => job.Id));
        Assert.Equal(["job-a"], (await store.ListAsync(new JobQuery { Kind = "thumb@111111111111" })).Select(job => job.Id));
        Assert.Equal(["job-c"], (await store.ListAsync(new JobQuery { Kind = "thumbnail" })).Select(job => job.Id));
    }

    private static KindPackage Package(string name, string version) => new(name, version, "list-" + version, TestStore.Now) { Kinds = "thumb,frame" };

    private static async Task<long> AdmitAsync(SqlJobStore store, long leader, string id, string kind)
    {
        var job = TestStore.RangeJob(id, 2);
        return (await store.AdmitAsync(leader, job with { Spec = job.Spec with { Kind = kind } })).Number;
    }

    private static ScheduleRecord Schedule(string kind) => new() { Name = "nightly", Revision = 1, Cron = "@daily", Zone = "UTC", Job = $$"""{"kind":"{{kind}}"}""" };
}
