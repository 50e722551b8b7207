using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Output;

public class ResultWriterTests
{
    private static readonly Job Job = new() { Id = "j", Kind = "exec" };

    [Fact]
    public void A_job_as_json_has_its_result() =>
        Assert.Equal("""{"contentType":"text/plain; charset=utf-8","text":"two\n"}""", ResultWriter.WithResult(Job, new JobResult("text/plain; charset=utf-8", "two\n"u8.ToArray()))["result"]!.ToJsonString());

    [Fact]
    public void A_result_that_is_no_text_is_in_it_as_base64() =>
        Assert.Equal("""{"contentType":"image/png","base64":"/w=="}""", ResultWriter.WithResult(Job, new JobResult("image/png", new byte[] { 0xff }))["result"]!.ToJsonString());

    [Fact]
    public void Without_result_there_is_none_in_it() => Assert.Null(ResultWriter.WithResult(Job, null)["result"]);
}
