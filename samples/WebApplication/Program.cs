using System.Text.Json.Nodes;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Node;
using AkkaCluster.Samples.WebApplication;

// Settings lie beside the program, wherever it is started.
var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddOptions<PriceOptions>().BindConfiguration("Prices");
builder.Services.AddSingleton<PriceList>();
builder.Services.AddAkkaCluster(builder.Configuration).AddJobKind<QuoteKind>();

var app = builder.Build();
app.MapAkkaCluster(dashboard: "/cluster");
app.MapGet("/", () => TypedResults.PhysicalFile(Path.Combine(AppContext.BaseDirectory, "page.html"), "text/html"));
app.MapPost("/quotes", async (int articles, int? pieces, IClusterClient cluster, CancellationToken token) =>
{
    var request = new JobRequest { Kind = "quote", Parameters = new JsonObject { ["pieces"] = pieces ?? 1 }, Inputs = new JobInputs.Lines([.. Enumerable.Range(1, articles).Select(number => $"article-{number}")]) };
    return TypedResults.Ok((await cluster.SubmitAsync(request, cancellation: token)).Id);
});
app.MapGet("/quotes/{id}/progress", (string id, IClusterClient cluster, CancellationToken token) => TypedResults.ServerSentEvents(cluster.WatchAsync(id, token)));
app.MapGet("/quotes/{id}", async (string id, IClusterClient cluster, CancellationToken token) => (await cluster.GetResultAsync(id, token)).Text);
app.Run();
