using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Runs;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Runs;

public class JobFileReaderTests
{
    private const string Pipeline = """
        parameters:
          folder: /data/in
          width: 800
        jobs:
          report:
            command: paste -sd+ - | bc
            inputs: { gather: count }
            needs: ["shrink:finished"]
          shrink:
            command: [convert, "{}", -resize, 800, "out/{/}"]
            inputs: { files: ["${folder}/*.jpg"] }
            maxAttempts: 2
            timeLimit: 90s
            labels: { team: red }
          count:
            command: wc -c {}
            inputs: { outputs: shrink }
          primes:
            kind: primes
            parameters: { below: 1000, name: "7", flag: true }
        """;

    [Fact]
    public void Jobs_are_read_in_an_order_in_which_they_can_begin()
    {
        var file = Read(Pipeline);
        Assert.Equal(["shrink", "count", "report", "primes"], file.Steps.Select(step => step.Name));
        var shrink = file.Steps[0].Request;
        Assert.Equal("""{"command":["convert","{}","-resize","800","out/{/}"]}""", shrink.Parameters!.ToJsonString());
        Assert.Equal((2, TimeSpan.FromSeconds(90), "red"), (shrink.MaxAttempts, shrink.TaskTimeLimit, shrink.Labels!["team"]));
        Assert.Equal(["/data/in/*.jpg"], Assert.IsType<JobInputs.Files>(shrink.Inputs).Globs);
    }

    [Fact]
    public void A_job_gets_the_outputs_of_another_one_each_or_all_at_once()
    {
        var file = Read(Pipeline);
        var (count, report) = (file.Steps[1], file.Steps[2]);
        Assert.Equal(("shrink", false), (Assert.Single(count.OutputsOf), count.Gathers));
        Assert.Equal(("count", true), (Assert.Single(report.OutputsOf), report.Gathers));
        Assert.Equal("{}", (string?)report.Request.Parameters!["stdin"]);
        Assert.Equal([new JobDependency("shrink", EndCondition.Finished)], report.Needs);
    }

    [Fact]
    public void Parameters_are_set_from_outside_and_plain_values_keep_their_types()
    {
        Assert.Equal(["/other/*.jpg"], Assert.IsType<JobInputs.Files>(Read(Pipeline, ("folder", "/other")).Steps[0].Request.Inputs).Globs);
        Assert.Equal("""{"below":1000,"name":"7","flag":true}""", Read(Pipeline).Steps[3].Request.Parameters!.ToJsonString());
    }

    [Fact]
    public void Json_is_read_too() => Assert.Equal("a", Assert.Single(Read("""{"jobs": {"a": {"kind": "noop", "inputs": ["x"]}}}""").Steps).Name);

    [Fact]
    public void All_that_is_wrong_is_told_at_once_with_its_line()
    {
        var wrong = Assert.Throws<UsageException>(() => Read(
            """
            parameters: { a: 1 }
            jobs:
              first:
                comand: date
              second:
                command: echo ${b}
                priority: 12
                needs: [third]
              "no name":
                kind: noop
                inputs: 3
            extra: 1
            """,
            ("c", "2"))).Message;
        string[] expected =
        [
            "pipeline.yaml:1: --set names 'c'", "pipeline.yaml:3: job 'first' has neither", "pipeline.yaml:4: job 'first' has a field 'comand'", "pipeline.yaml:5: job 'second' needs 'third'",
            "pipeline.yaml:6: there is no parameter 'b'", "pipeline.yaml:7: 'priority' is '12'; expected 0 to 9.", "pipeline.yaml:9: a job's name is 'no name'", "pipeline.yaml:11: 'inputs' is a single value",
            "pipeline.yaml:12: the file has a field 'extra'",
        ];
        var lines = wrong.Split('\n');
        Assert.All(expected, error => Assert.Contains(lines, line => line.StartsWith(error, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, lines.Length);
    }

    [Theory]
    [InlineData("jobs: { a: { kind: noop, needs: b }, b: { kind: noop, needs: a } }", "need each other")]
    [InlineData("jobs: [", "this is no YAML")]
    [InlineData("just text", "expected one with 'jobs' in it")]
    [InlineData("", "expected one with 'jobs' in it")]
    [InlineData("parameters: {}", "'jobs' is missing")]
    [InlineData("jobs: {}", "'jobs' has none")]
    [InlineData("jobs: { a: { kind: noop, inputs: { range: 5..1 } } }", "'range' is '5..1'")]
    [InlineData("jobs: { a: { kind: noop, inputs: { range: 1..2, files: x } } }", "names several sources")]
    [InlineData("jobs: { a: { kind: noop, kind: echo } }", "this is no YAML")]
    public void What_is_no_file_of_jobs_says_so(string text, string expected) => Assert.Contains(expected, Assert.Throws<UsageException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static Cli.Runs.JobFile Read(string text, params (string Name, string Value)[] set)
    {
        using var reader = new StringReader(text);
        return JobFileReader.Read(reader, "pipeline.yaml", set.ToDictionary(pair => pair.Name, pair => pair.Value));
    }
}
