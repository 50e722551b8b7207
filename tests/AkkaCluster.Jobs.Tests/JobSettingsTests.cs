namespace AkkaCluster.Jobs.Tests;

public class JobSettingsTests
{
    private const long Frame = 4_000_000;

    [Fact]
    public void The_defaults_are_those_of_the_types_behind_them()
    {
        var settings = JobSettings.From(new JobsOptions(), new WorkerOptions(), Frame);

        Assert.Equal(Environment.ProcessorCount, settings.Slots);
        Assert.Equal(new Jobs.Leasing.LeasingPolicy(), settings.JobActor.Leasing);
        Assert.Equal(new Jobs.Leader.LeaderSettings(), settings.Leader);
        Assert.Equal(new Jobs.Planning.JobDefaults { MaxSpecSize = settings.Defaults.MaxSpecSize }, settings.Defaults);
        Assert.Equal(new Jobs.Worker.WorkerSettings { Slots = settings.Slots }, settings.Worker);
    }

    [Fact]
    public void Options_are_what_a_node_goes_by()
    {
        var jobs = new JobsOptions { Retention = TimeSpan.FromHours(2), DefaultTaskTimeLimit = TimeSpan.FromSeconds(3), OutputDirectory = "/shared" };
        var settings = JobSettings.From(jobs, new WorkerOptions { Slots = 7, Prefetch = 0, Standby = true, LeaveWhenStuck = null }, Frame);

        Assert.Equal(TimeSpan.FromHours(2), settings.Leader.Retention);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.Defaults.TaskTimeLimit);
        Assert.Equal((7, 0, true, 0, "/shared"), (settings.Slots, settings.Worker.Prefetch, settings.Worker.Standby, settings.Worker.LeaveWhenStuck, settings.Worker.Execution.OutputDirectory));
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(1000, 0, 1000)]
    [InlineData(2, 3, 3)]
    public void A_worker_may_be_given_four_slots_a_processor_unless_it_is_said_otherwise(int slots, int most, int expected) =>
        Assert.Equal(expected == 0 ? 4 * Environment.ProcessorCount : expected, JobSettings.From(new JobsOptions(), new WorkerOptions { Slots = slots, MaxSlots = most }, Frame).Worker.MaxSlots);

    [Fact]
    public void A_worker_that_begins_with_more_slots_than_it_may_have_is_refused() =>
        Assert.Equal(["akkacluster.worker.max-slots is 3; expected as many as slots (4) at least, or 0 (four per processor)."], WorkerOptions.Faults(new WorkerOptions { Slots = 4, MaxSlots = 3 }));

    [Fact]
    public void A_worker_speaks_of_its_leases_several_times_before_they_are_taken_back()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), JobSettings.From(new JobsOptions(), new WorkerOptions(), Frame).Worker.HeldInterval);
        Assert.Equal(TimeSpan.FromMilliseconds(400), JobSettings.From(new JobsOptions { LeaseTimeout = TimeSpan.FromSeconds(2) }, new WorkerOptions(), Frame).Worker.HeldInterval);
    }
}
