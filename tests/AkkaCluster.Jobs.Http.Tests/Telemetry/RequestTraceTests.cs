using System.Diagnostics;
using System.Text;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Telemetry;

public class RequestTraceTests
{
    [Fact]
    public async Task A_submission_goes_on_with_its_callers_trace()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var gateway = await TestGateway.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = new StringContent("""{"kind":"echo"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        (await gateway.Http.SendAsync(request)).EnsureSuccessStatusCode();
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", gateway.Jobs.LastTrace?.ToHexString());
    }
}
