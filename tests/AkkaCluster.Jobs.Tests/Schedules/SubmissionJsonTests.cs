using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Schedules;

namespace AkkaCluster.Jobs.Tests.Schedules;

public class SubmissionJsonTests
{
    public static TheoryData<InputSource> Inputs => [new InputSource.None(), new InputSource.Lines(["a", "ü\n"]), new InputSource.Range(1, 9, 2), new InputSource.Files(["/data/*.txt"])];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_submission_is_read_as_it_was_written(InputSource inputs)
    {
        var job = new JobSubmission
        {
            Kind = "exec",
            Parameters = """{"command":["true"]}""",
            Inputs = inputs,
            Priority = 7,
            MaxAttempts = 2,
            TaskTimeLimit = TimeSpan.FromSeconds(1.5),
            FailFast = true,
            Speculate = false,
            Queue = "web",
            Requires = new Dictionary<string, string> { ["gpu"] = "1" },
            Labels = new Dictionary<string, string> { ["team"] = "red" },
        };
        var text = SubmissionJson.Write(job);
        var read = SubmissionJson.Read(text);
        Assert.Equal(text, SubmissionJson.Write(read));
        Assert.Equal(job with { Inputs = read.Inputs, Labels = read.Labels, Requires = read.Requires }, read);
    }

    [Fact]
    public void What_was_not_said_is_not_said_after_reading()
    {
        var read = SubmissionJson.Read(SubmissionJson.Write(new JobSubmission { Kind = "noop" }));
        Assert.Equal(new JobSubmission { Kind = "noop", Labels = read.Labels }, read);
        Assert.Empty(read.Labels);
    }
}
