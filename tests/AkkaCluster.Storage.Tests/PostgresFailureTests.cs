namespace AkkaCluster.Storage.Tests;

public class PostgresFailureTests
{
    [PostgresFact]
    public async Task A_server_that_nobody_listens_at_is_told_with_its_address()
    {
        await using var store = JobStores.Create(new StoreSettings("postgres", ConnectionString: "Host=127.0.0.1;Port=1;Database=jobs;Username=jobs;Timeout=2"));

        var lost = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync());

        Assert.Contains("jobs on 127.0.0.1:1", lost.Message);
    }

    [PostgresFact]
    public async Task A_connection_that_is_cut_refuses_the_write_and_the_next_one_goes_on()
    {
        await using var test = new TestStore("postgres");
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RunAsync("SELECT pg_terminate_backend(pg_backend_pid())"));

        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));
        Assert.NotNull(await store.FindAsync("job-a"));
    }
}
