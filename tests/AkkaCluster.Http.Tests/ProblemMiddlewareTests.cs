using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaCluster.Http.Tests;

public sealed class ProblemMiddlewareTests : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    [Fact]
    public async Task A_request_that_outlives_its_nodes_services_is_told_that_the_node_leaves()
    {
        await _stopping.CancelAsync();
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await StatusAsync(new ObjectDisposedException(nameof(IServiceProvider))));
    }

    [Fact]
    public async Task A_failure_of_the_node_is_one_while_it_goes_on() =>
        Assert.Equal(StatusCodes.Status500InternalServerError, await StatusAsync(new ObjectDisposedException(nameof(IServiceProvider))));

    [Fact]
    public async Task What_an_exception_means_is_told_while_the_node_leaves_too()
    {
        await _stopping.CancelAsync();
        Assert.Equal(StatusCodes.Status504GatewayTimeout, await StatusAsync(new TimeoutException("late")));
        Assert.Equal(StatusCodes.Status409Conflict, await StatusAsync(new InvalidOperationException("twice")));
    }

    void IHostApplicationLifetime.StopApplication() => throw new NotSupportedException();

    public void Dispose() => _stopping.Dispose();

    private async Task<int> StatusAsync(Exception exception)
    {
        // Services are gone when the request fails.
        var context = new DefaultHttpContext { RequestServices = null!, Response = { Body = Stream.Null } };
        await new ProblemMiddleware(_ => Task.FromException(exception), [new Conflicts()], this, NullLogger<ProblemMiddleware>.Instance).InvokeAsync(context);
        return context.Response.StatusCode;
    }

    private sealed class Conflicts : IProblemSource
    {
        public ProblemException? Find(Exception exception) =>
            exception is InvalidOperationException and not ObjectDisposedException ? new ProblemException(StatusCodes.Status409Conflict, "Conflict", exception.Message) : null;
    }
}
