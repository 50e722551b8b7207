using AkkaCluster.Jobs.Storage.Postgres;
using Npgsql;

namespace AkkaCluster.Jobs.Storage.Tests;

public class PostgresFailureTests
{
    [PostgresFact]
    public async Task A_server_that_nobody_listens_at_is_told_with_its_address()
    {
        await using var store = JobStores.Create(new StoreOptions { Provider = "postgres", ConnectionString = "Host=127.0.0.1;Port=1;Database=jobs;Username=jobs;Timeout=2" });

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

    [PostgresFact]
    public async Task A_writer_that_stands_still_in_the_middle_of_a_write_does_not_keep_the_others_from_taking_over()
    {
        await using var test = new TestStore("postgres");
        var store = await test.OpenSqlAsync();
        var dialect = new PostgresDialect(test.Settings.ConnectionString);
        using var still = dialect.OpenSession(create: false);
        still.Begin();
        still.Execute("UPDATE leadership SET owner = 'paused'");

        var epoch = await store.TakeLeadershipAsync("seed-2").WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((epoch, "seed-2"), (1, (await store.ReadLeadershipAsync()).Owner));
        var lost = Assert.ThrowsAny<Exception>(still.Commit);
        Assert.IsType<StoreUnavailableException>(dialect.Translate(lost));
        dialect.Close();
    }

    [PostgresFact]
    public async Task Reads_at_once_share_so_many_connections_that_several_nodes_fit_a_server()
    {
        await using var test = new TestStore("postgres");
        var store = await test.OpenSqlAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => store.FindAsync("job-a"))), Assert.NotNull);

        await using var connection = new NpgsqlConnection(test.Settings.ConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'akkacluster'", connection);
        Assert.InRange((long)(await count.ExecuteScalarAsync())!, 2, 14);
    }
}
