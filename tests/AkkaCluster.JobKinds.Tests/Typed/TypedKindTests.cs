using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Contracts.Testing;

namespace AkkaCluster.JobKinds.Tests.Typed;

public class TypedKindTests
{
    private static readonly InputSource People = new InputSource.Lines(["""{"name":"Ada","age":36}""", """{"name":"Alan","age":0}""", """{"name":"Nobody","age":-1}"""]);

    [Fact]
    public async Task Values_are_read_and_written_as_json()
    {
        var run = await KindRun.RunAsync(new GreetKind(), new { greeting = "Hello", times = 2, tone = "loud", titles = new[] { "Dr" } }, People);
        Assert.Equal("HELLO DR ADA!HELLO DR ADA!", run.Tasks[0].OutputAs<Greeted>().Text);
        Assert.Equal("36 years, 1 failed", run.ResultText);
        Assert.Equal("text/plain; charset=utf-8", run.ContentType);
        Assert.Equal((0.5, "half"), Assert.Single(run.Tasks[0].Progress));
    }

    [Fact]
    public async Task A_task_that_failed_is_tried_again_unless_that_is_useless()
    {
        var run = await KindRun.RunAsync(new GreetKind(), new { greeting = "Hello" }, People);
        Assert.Equal([1, 2, 1], run.Tasks.Select(task => task.Attempts));
        Assert.Equal("InvalidOperationException: Asleep.", Assert.Single(run.Tasks[1].Errors));
        Assert.Equal("Nobody is -1 years old.", Assert.Single(run.Tasks[2].Errors));
        Assert.False(run.Succeeded);
    }

    [Fact]
    public async Task A_job_that_fails_fast_ends_with_the_first_that_failed()
    {
        var run = await KindRun.RunAsync(new GreetKind(), new { greeting = "Hello" }, new InputSource.Lines(["""{"name":"Nobody","age":-1}""", """{"name":"Ada","age":36}"""]), new KindRunOptions { FailFast = true });
        Assert.Single(run.Tasks);
        Assert.False(run.HasResult);
    }

    [Theory]
    [InlineData("""{}""", "'greeting' is missing: What comes before the name.")]
    [InlineData("""{"greeting":"a","tims":1}""", "Unknown parameter 'tims'; this kind takes greeting, times, tone, titles.")]
    [InlineData("""{"greeting":"a","times":4}""", "'times'")]
    [InlineData("""{"greeting":"a","times":"one"}""", "'times'")]
    [InlineData("""{"greeting":"a","tone":"silent"}""", "'tone'")]
    [InlineData("""{"greeting":null}""", "'greeting'")]
    [InlineData("""{"greeting":"a","titles":["a","b","c"]}""", "'titles'")]
    [InlineData("""[]""", "expected an object")]
    [InlineData("""{"greeting":"a","greeting":7}""", "'greeting'")]
    public void What_does_not_fit_the_parameters_is_told(string parameters, string expected) =>
        Assert.Contains(expected, Assert.Single(KindRun.Check(new GreetKind(), parameters)), StringComparison.Ordinal);

    [Fact]
    public void The_schema_is_the_types()
    {
        Assert.Equal(
            """{"type":"object","properties":{"greeting":{"type":"string","description":"What comes before the name."},"times":{"type":"integer","minimum":1,"maximum":3,"default":1},"tone":{"enum":["plain","loud"],"default":"plain"},"titles":{"type":"array","items":{"type":"string"},"maxItems":2,"default":[]}},"required":["greeting"],"additionalProperties":false}""",
            new GreetKind().Parameters.ToJsonSchema().ToJsonString());
        Assert.Equal(["to"], new CountKind().Parameters.ToJsonSchema()["required"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Theory]
    [InlineData("Ada", "Input 1 (from 0)")]
    [InlineData("""{"name":"Ada"}""", "age")]
    public async Task Inputs_that_cannot_be_read_are_refused_before_anything_runs(string input, string expected)
    {
        var refused = await Assert.ThrowsAsync<PlanException>(() => KindRun.RunAsync(new GreetKind(), new { greeting = "Hello" }, new InputSource.Lines(["""{"name":"Ada","age":36}""", input])));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_are_made_of_parameters()
    {
        var run = await KindRun.RunAsync(new CountKind(), new { to = 3 });
        Assert.Equal(["1 of 3", "2 of 3", "3 of 3"], run.Tasks.Select(task => task.OutputText));
        await Assert.ThrowsAsync<PlanException>(() => KindRun.RunAsync(new CountKind(), new { to = 3 }, new InputSource.Lines(["4"])));
    }

    [Fact]
    public async Task Files_come_with_the_job_and_are_returned()
    {
        var poem = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(poem, "to be or not to be");
            var options = new KindRunOptions { Attached = new Dictionary<string, string> { ["poem"] = poem } };
            var run = await KindRun.RunAsync(new ReverseKind(), null, new InputSource.Lines(["poem", "none"]), options);
            Assert.Equal("eb ot ton ro eb ot", Encoding.UTF8.GetString(Assert.Single(run.Tasks[0].Files).Value.Span));
            Assert.Equal("No file 'none' came with the job; there are poem.", Assert.Single(run.Tasks[1].Errors));
            Assert.False(Directory.Exists(Path.GetDirectoryName(run.Tasks[0].OutputText)), "The task's folder is left.");
        }
        finally
        {
            File.Delete(poem);
        }
    }

    [Fact]
    public async Task A_task_that_is_silent_for_too_long_has_failed()
    {
        var heard = await KindRun.RunAsync(new SilentKind(), new { seconds = 5 }, new InputSource.Lines(["heard"]));
        Assert.Equal(("said", 1), (heard.Tasks[0].OutputText, heard.Tasks[0].Attempts));
        var silent = await KindRun.RunAsync(new SilentKind(), new { seconds = 0.2 }, new InputSource.Lines(["silent"]), new KindRunOptions { MaxAttempts = 1 });
        Assert.Contains("said nothing for 0.2 s", Assert.Single(silent.Tasks[0].Errors), StringComparison.Ordinal);
    }
}
