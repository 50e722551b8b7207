using System.Net;
using System.Net.Sockets;
using AkkaCluster.Jobs.Storage.Tests.Relay;
using Npgsql;

namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>The connection to PostgreSQL is cut when a COMMIT is done and before its answer arrives.</summary>
public class LostCommitTests
{
    [PostgresFact]
    public async Task Who_admits_is_told_that_the_outcome_is_uncertain_and_finds_the_job_again()
    {
        await using var test = new TestStore("postgres");
        await using var relay = new PostgresRelay(IPAddress.Loopback, new UnixDomainSocketEndPoint(PostgresServer.Instance.Socket));
        await using var store = await OpenAsync(test, relay);
        var leader = await store.TakeLeadershipAsync("seed-1");

        relay.Faults.LoseNextCommit();
        var lost = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-a", 7, key: "key")));
        Assert.True(lost.IsUncertain);
        var again = await store.AdmitAsync(leader, TestStore.RangeJob("job-a", 7, key: "key"));

        Assert.Equal(1, relay.Faults.Lost);
        Assert.True(again.Existed);
        Assert.Equal(new ActiveJob(again.Number, "job-a", 5, false, 7, 0, "key") { Kind = "noop" }, again.Unfinished);
    }

    [PostgresFact]
    public async Task A_job_that_was_cancelled_without_an_answer_is_cancelled_when_asked_again()
    {
        await using var test = new TestStore("postgres");
        await using var relay = new PostgresRelay(IPAddress.Loopback, new UnixDomainSocketEndPoint(PostgresServer.Instance.Socket));
        await using var store = await OpenAsync(test, relay);
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));

        relay.Faults.LoseNextCommit();
        Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CancelAsync(leader, "job-a", TestStore.Now))).IsUncertain);

        Assert.Equal(JobState.Cancelled, await store.CancelAsync(leader, "job-a", TestStore.Now));
        Assert.Equal(JobState.Cancelled, (await store.FindAsync("job-a"))!.State);
    }

    [PostgresFact]
    public async Task A_store_that_is_away_is_no_uncertain_one()
    {
        await using var test = new TestStore("postgres");
        var relay = new PostgresRelay(IPAddress.Loopback, new UnixDomainSocketEndPoint(PostgresServer.Instance.Socket));
        await using var store = await OpenAsync(test, relay);
        var leader = await store.TakeLeadershipAsync("seed-1");
        relay.Faults.LoseNextCommit();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-a")));
        await relay.DisposeAsync();

        Assert.False((await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-b")))).IsUncertain);
    }

    [PostgresFact]
    public async Task A_store_that_is_opened_without_an_answer_is_away_and_opens_when_asked_again()
    {
        await using var test = new TestStore("postgres");
        await using var relay = new PostgresRelay(IPAddress.Loopback, new UnixDomainSocketEndPoint(PostgresServer.Instance.Socket));
        await using var store = Create(test, relay);

        relay.Faults.LoseNextCommit();
        var lost = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync());
        await store.OpenAsync();

        Assert.Contains("cannot be used now", lost.Message);
        Assert.Empty(await store.ListAsync(new JobQuery { Limit = 1 }));
    }

    private static async Task<IJobStore> OpenAsync(TestStore test, PostgresRelay relay)
    {
        var store = Create(test, relay);
        await store.OpenAsync();
        return store;
    }

    private static IJobStore Create(TestStore test, PostgresRelay relay)
    {
        var settings = new NpgsqlConnectionStringBuilder(test.Settings.ConnectionString) { Host = "127.0.0.1", Port = relay.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        return JobStores.Create(new StoreOptions { Provider = "postgres", ConnectionString = settings.ToString() });
    }
}
