using System.Net;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;

namespace AkkaCluster.Cli.Tests.Output;

public class InterruptionTests
{
    [Fact]
    public async Task The_job_is_cancelled()
    {
        var gateway = new Gateway(answers: true);
        await Interruption.EndAsync(gateway.Client(), "j1", CancellationToken.None);
        Assert.Equal("DELETE /v1/jobs/j1", gateway.Asked);
    }

    [Fact]
    public async Task Once_more_leaves_it()
    {
        using var again = new CancellationTokenSource();
        var ending = Interruption.EndAsync(new Gateway(answers: false).Client(), "j1", again.Token);
        Assert.False(ending.IsCompleted);
        await again.CancelAsync();
        await ending.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class Gateway(bool answers) : HttpMessageHandler
    {
        public string? Asked { get; private set; }

        public ClusterClient Client() => new(new ClusterClientOptions { Gateways = [new Uri("http://gateway")], Handler = this });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = $"{request.Method} {request.RequestUri!.AbsolutePath}";
            if (!answers)
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"j1","kind":"exec","state":"cancelled"}""") };
        }
    }
}
