using Akka.Configuration;

namespace AkkaCluster.Jobs.Tests;

public class JobSettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_reference()
    {
        var settings = JobSettings.From(ConfigurationFactory.Empty);

        Assert.Equal("sqlite", settings.Store.Provider);
        Assert.Equal(Path.Combine("data", "jobs.db"), settings.Store.Path);
        Assert.Null(settings.Store.ConnectionString);
        Assert.Equal(Environment.ProcessorCount, settings.Slots);
        Assert.Equal(settings.Slots, settings.Worker.Prefetch);
        Assert.Equal(new Jobs.Leasing.LeasingPolicy(), settings.JobActor.Leasing);
        Assert.Equal(new Jobs.Leader.LeaderSettings(), settings.Leader);
        Assert.Equal(new Jobs.Planning.JobDefaults { MaxSpecSize = settings.Defaults.MaxSpecSize }, settings.Defaults);
        Assert.Equal(new Jobs.Worker.WorkerSettings { Slots = settings.Slots, Prefetch = settings.Slots }, settings.Worker);
    }

    [Fact]
    public void What_a_node_sets_goes_over_the_reference()
    {
        var settings = JobSettings.From(ConfigurationFactory.ParseString("""
            akkacluster.store { provider = postgres, connection-string = "Host=db" }
            akkacluster.jobs { retention = 2h, default-task-time-limit = 3s, output-directory = /shared }
            akkacluster.worker { slots = 7, prefetch = 0, standby = on }
            """));

        Assert.Equal(("postgres", "Host=db"), (settings.Store.Provider, settings.Store.ConnectionString));
        Assert.Equal(TimeSpan.FromHours(2), settings.Leader.Retention);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.Defaults.TaskTimeLimit);
        Assert.Equal((7, 0, true, "/shared"), (settings.Slots, settings.Worker.Prefetch, settings.Worker.Standby, settings.Worker.Execution.OutputDirectory));
    }

    [Fact]
    public void A_worker_speaks_of_its_leases_several_times_before_they_are_taken_back()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), JobSettings.From(ConfigurationFactory.Empty).Worker.HeldInterval);
        Assert.Equal(TimeSpan.FromMilliseconds(400), JobSettings.From(ConfigurationFactory.ParseString("akkacluster.jobs.lease-timeout = 2s")).Worker.HeldInterval);
    }
}
