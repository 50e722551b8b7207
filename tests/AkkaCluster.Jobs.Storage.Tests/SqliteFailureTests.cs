using Microsoft.Data.Sqlite;

namespace AkkaCluster.Jobs.Storage.Tests;

public class SqliteFailureTests
{
    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        await using var test = new TestStore("sqlite");
        await File.WriteAllTextAsync(test.Settings.FilePath, new string('x', 5000));

        var refused = await Assert.ThrowsAsync<StoreCorruptException>(test.OpenAsync);

        Assert.Contains(test.Settings.FilePath, refused.Message);
        Assert.Contains("no SQLite database", refused.Message);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await using var test = new TestStore("sqlite");
        await (await test.OpenAsync()).DisposeAsync();
        Execute(test, "INSERT INTO schema_version (version) VALUES (99)");

        var refused = await Assert.ThrowsAsync<StoreCorruptException>(test.OpenAsync);

        Assert.Contains("schema version 99", refused.Message);
    }

    [Fact]
    public async Task A_store_of_a_program_that_knew_no_index_of_labels_gets_one()
    {
        await using var test = new TestStore("sqlite");
        var older = await test.OpenAsync();
        var leader = await older.TakeLeadershipAsync("seed-1");
        var job = TestStore.RangeJob("job-a");
        await older.AdmitAsync(leader, job with { Spec = job.Spec with { Labels = new Dictionary<string, string> { ["tenant"] = "t7" } } });
        await older.DisposeAsync();
        Execute(test, "DROP TRIGGER jobs_labelled; DROP TRIGGER jobs_labelled_gone; DROP TABLE job_labels");

        var store = await test.OpenAsync();

        Assert.Equal("job-a", Assert.Single(await store.ListAsync(new JobQuery { LabelName = "tenant", LabelValue = "t7" })).Id);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_told()
    {
        await using var test = new TestStore("sqlite");
        var file = test.Settings.FilePath + ".file";
        await File.WriteAllTextAsync(file, "");
        var store = JobStores.Create(new StoreOptions { Directory = file });

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync());

        Assert.Contains(file, refused.Message);
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_and_the_store_goes_on_when_there_is_space()
    {
        await using var test = new TestStore("sqlite");
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var job = await store.AdmitAsync(leader, TestStore.RangeJob("job-a", 1_000_000));
        var limited = (AkkaCluster.Jobs.Storage.Sql.SqlJobStore)store;
        await limited.RunAsync("PRAGMA max_page_count = 60");

        var full = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.RecordAsync(TestStore.Chunk(job.Number, 0, 50_000)));
        Assert.Contains("full", full.Message);
        Assert.Equal(0, (await store.FindAsync("job-a"))!.Succeeded);

        await store.RecordAsync(TestStore.Chunk(job.Number, 0, 50_000));
        Assert.Equal(50_000, (await store.FindAsync("job-a"))!.Succeeded);
    }

    [Fact]
    public async Task A_database_that_vanishes_refuses_writes_until_it_is_back()
    {
        await using var test = new TestStore("sqlite");
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));
        Move(test.Settings.FilePath, test.Settings.FilePath + ".away");

        var lost = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-b")));
        Assert.Contains("gone", lost.Message);
        Assert.Equal(lost.Message, store.Trouble);
        Assert.Equal(lost.Message, (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CheckAsync())).Message);

        Move(test.Settings.FilePath + ".away", test.Settings.FilePath);
        Assert.True(SpinWait.SpinUntil(() => store.Trouble is null, TimeSpan.FromSeconds(30)), $"The store is back, and its trouble is still '{store.Trouble}'.");
        await store.CheckAsync();
        await store.AdmitAsync(leader, TestStore.RangeJob("job-b"));
        Assert.Equal(["a", "b"], (await store.ReadActiveAsync(0, 10)).Select(job => job.Id[4..]));
    }

    [Theory]
    [InlineData("-wal", "-shm")]
    [InlineData("-wal")]
    [InlineData("-shm")]
    [InlineData("", "-wal", "-shm")]
    public async Task A_store_whose_files_were_removed_under_it_acknowledges_nothing_and_says_so(params string[] removed)
    {
        await using var test = new TestStore("sqlite");
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));
        foreach (var end in removed)
            File.Delete(test.Settings.FilePath + end);

        Assert.Contains(test.Settings.FilePath, (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CheckAsync())).Message);
        var lost = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-b")));

        Assert.False(lost.IsUncertain);
        // Other files in their place are not those that were opened either.
        foreach (var end in removed)
            await File.WriteAllBytesAsync(test.Settings.FilePath + end, []);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-b")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindAsync("job-a"));
        Assert.NotNull(store.Trouble);
    }

    [Fact]
    public async Task A_store_that_is_gone_is_found_without_a_write()
    {
        await using var test = new TestStore("sqlite");
        var store = await test.OpenAsync();
        await store.CheckAsync();
        Move(test.Settings.FilePath, test.Settings.FilePath + ".away");
        Assert.Contains("gone", (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CheckAsync())).Message);
        Move(test.Settings.FilePath + ".away", test.Settings.FilePath);
        await store.CheckAsync();
    }

    [Fact]
    public async Task A_database_that_another_process_locks_is_waited_for()
    {
        await using var test = new TestStore("sqlite");
        var store = await test.OpenAsync();
        using var other = new SqliteConnection($"Data Source={test.Settings.FilePath};Pooling=false");
        other.Open();
        Execute(other, "BEGIN IMMEDIATE");

        var epoch = store.TakeLeadershipAsync("seed-1");
        Assert.False(epoch.IsCompleted);
        Execute(other, "COMMIT");

        Assert.Equal(1, await epoch);
    }

    [Fact]
    public async Task A_person_can_query_the_jobs()
    {
        await using var test = new TestStore("sqlite");
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));

        using var connection = new SqliteConnection($"Data Source={test.Settings.FilePath};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id || ' ' || state || ' ' || submitted FROM overview";

        Assert.Equal("job-a queued 2026-03-01 12:00:00", command.ExecuteScalar());
    }

    private static void Move(string from, string to)
    {
        foreach (var end in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(from + end))
                File.Move(from + end, to + end);
        }
    }

    private static void Execute(TestStore test, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={test.Settings.FilePath};Pooling=false");
        connection.Open();
        Execute(connection, sql);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
