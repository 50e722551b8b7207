using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Client;
using AkkaCluster.Jobs.Http.Tests.Support;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Tests.Schedules;

public class ScheduleEndpointTests
{
    private const string Nightly = """{"cron":"0 3 * * *","zone":"Europe/Berlin","missed":"once","overlap":"queue","job":{"kind":"echo","inputs":["a"]}}""";

    [Fact]
    public async Task A_schedule_is_put_shown_and_removed()
    {
        await using var gateway = await TestGateway.StartAsync();
        var added = await gateway.Http.PutAsync("/v1/schedules/nightly", Json(Nightly));
        Assert.Equal((HttpStatusCode.Created, "/v1/schedules/nightly"), (added.StatusCode, added.Headers.Location?.OriginalString));
        var shown = await gateway.Http.GetFromJsonAsync<JsonElement>("/v1/schedules/nightly");
        Assert.Equal(("Europe/Berlin", "once", "queue", "echo"), (Text(shown, "zone"), Text(shown, "missed"), Text(shown, "overlap"), Text(shown.GetProperty("job"), "kind")));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.Http.DeleteAsync("/v1/schedules/nightly")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Http.GetAsync("/v1/schedules/nightly")).StatusCode);
    }

    [Fact]
    public async Task Another_schedule_of_a_name_is_a_conflict_unless_it_replaces()
    {
        await using var gateway = await TestGateway.StartAsync();
        await gateway.Http.PutAsync("/v1/schedules/nightly", Json(Nightly));
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.Http.PutAsync("/v1/schedules/nightly", Json(Nightly))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.PutAsync("/v1/schedules/nightly?replace=true", Json(Nightly))).StatusCode);
    }

    [Theory]
    [InlineData("""{"job":{"kind":"echo"}}""", "'cron' is missing")]
    [InlineData("""{"cron":"* * * * *"}""", "'job' is missing")]
    [InlineData("""{"cron":"* * * * *","missed":"never","job":{"kind":"echo"}}""", "'missed' is 'never'; expected skip, once, all.")]
    [InlineData("""{"cron":"* * * * *","overlap":"1","job":{"kind":"echo"}}""", "'overlap' is '1'; expected skip, queue, allow.")]
    [InlineData("""{"cron":"* * * * *","every":1,"job":{"kind":"echo"}}""", "every")]
    [InlineData("""{"cron":"* * * * *","job":{}}""", "'kind' is missing")]
    [InlineData("[]", "The schedule cannot be read")]
    public async Task A_body_that_is_no_schedule_is_refused_with_what_was_expected(string body, string expected)
    {
        await using var gateway = await TestGateway.StartAsync();
        var answer = await gateway.Http.PutAsync("/v1/schedules/nightly", Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_steers_schedules()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(gateway.Address.ToString());
        var request = new Wire.ScheduleRequest { Cron = "0 3 * * *", Missed = Wire.MissedTimes.All, Job = new Wire.JobRequest { Kind = "echo", Parameters = new JsonObject { ["a"] = 1 } } };
        for (var i = 0; i < 150; i++)
            await client.Schedules.PutAsync($"s-{i:000}", request);
        Assert.Equal(Wire.MissedTimes.All, (await client.Schedules.GetAsync("s-000")).Missed);
        Assert.Equal(150, await client.Schedules.ListAsync().CountAsync());
        Assert.True((await client.Schedules.PauseAsync("s-001")).Paused);
        Assert.False((await client.Schedules.ResumeAsync("s-001")).Paused);
        Assert.Equal("job-1", await client.Schedules.TriggerAsync("s-001"));
        await client.Schedules.RemoveAsync("s-001");
        Assert.Equal(404, (await Assert.ThrowsAsync<ClusterException>(() => client.Schedules.PauseAsync("s-001"))).Status);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
