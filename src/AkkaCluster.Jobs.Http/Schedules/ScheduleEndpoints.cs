using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AkkaCluster.Http;
using AkkaCluster.Http.Description;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Schedules;

/// <summary>Jobs that are handed in by the clock.</summary>
internal static class ScheduleEndpoints
{
    private const int LargestPage = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/schedules", ListAsync).Describe("listSchedules", "schedules", "List schedules by name", 400, 503).Produces<Wire.SchedulePage>();
        routes.MapGet("/v1/schedules/{name}", async ([Description("The schedule's name")] string name, IScheduleService schedules, CancellationToken token) =>
            Json(await schedules.GetAsync(name, token).ConfigureAwait(false))).Describe("getSchedule", "schedules", "A schedule", 404, 503).Produces<Wire.Schedule>();
        routes.MapPut("/v1/schedules/{name}", PutAsync)
            .Describe("putSchedule", "schedules", "Put a schedule: its job is handed in once at each of its times; one that is as it was goes on unchanged", 400, 409, 413, 503)
            .Produces<Wire.Schedule>(StatusCodes.Status201Created).Produces<Wire.Schedule>()
            .Reads<ScheduleBody>("application/json");
        routes.MapDelete("/v1/schedules/{name}", async Task<NoContent> ([Description("The schedule's name")] string name, IScheduleService schedules, CancellationToken token) =>
        {
            await schedules.RemoveAsync(name, token).ConfigureAwait(false);
            return TypedResults.NoContent();
        }).Describe("removeSchedule", "schedules", "Remove a schedule; jobs that it handed in stay", 404, 503);
        routes.MapPost("/v1/schedules/{name}/pause", async ([Description("The schedule's name")] string name, IScheduleService schedules, CancellationToken token) =>
            Json(await schedules.PauseAsync(name, token).ConfigureAwait(false)))
            .Describe("pauseSchedule", "schedules", "Hold a schedule: its times pass until it is resumed, and are not made up for", 404, 503).Produces<Wire.Schedule>();
        routes.MapPost("/v1/schedules/{name}/resume", async ([Description("The schedule's name")] string name, IScheduleService schedules, CancellationToken token) =>
            Json(await schedules.ResumeAsync(name, token).ConfigureAwait(false)))
            .Describe("resumeSchedule", "schedules", "Let a held schedule go on with its next time", 404, 503).Produces<Wire.Schedule>();
        routes.MapPost("/v1/schedules/{name}/trigger", TriggerAsync)
            .Describe("triggerSchedule", "schedules", "Hand a schedule's job in now, whatever its times say", 400, 404, 429, 503).Produces<TriggeredAnswer>()
            .ReadsHeader(IdempotencyKey.Header, IdempotencyKey.Meaning);
    }

    private static async Task<JsonHttpResult<Wire.SchedulePage>> ListAsync(
        [Description("The 'after' of the page before")] string? after, [Description("At most so many")] [Range(1, LargestPage)] string? limit, IScheduleService schedules, CancellationToken token)
    {
        var most = (int)QueryValues.Number(limit, "limit", fallback: 100, least: 1, LargestPage);
        var found = await schedules.ListAsync(QueryValues.Text(after, "after"), most, token).ConfigureAwait(false);
        return TypedResults.Json(new Wire.SchedulePage([.. found.Select(ScheduleAnswers.Of)], found.Count == most ? found[^1].Name : null), JobsJson.Readable.SchedulePage);
    }

    private static async Task<JsonHttpResult<Wire.Schedule>> PutAsync(
        [Description("The schedule's name: letters, digits, dash, dot and underscore")] string name,
        [Description("true: it may take the place of another one of that name")] string? replace,
        HttpContext context, IScheduleService schedules, GatewayOptions options, CancellationToken token)
    {
        var body = await JsonBody.ReadAsync(context, JobsJson.Default.ScheduleBody, options.MaxBodySize, "schedule").ConfigureAwait(false);
        var mayReplace = replace switch
        {
            null or "" or "false" => false,
            "true" => true,
            _ => throw new BadRequestException($"replace is '{replace}'; expected true or false."),
        };
        var (schedule, added) = await schedules.PutAsync(name, body.ToRequest(options.MaxInlineInputs), mayReplace, token).ConfigureAwait(false);
        if (!added)
            return Json(schedule);
        context.Response.Headers.Location = "/v1/schedules/" + name;
        return Json(schedule, StatusCodes.Status201Created);
    }

    private static async Task<JsonHttpResult<TriggeredAnswer>> TriggerAsync([Description("The schedule's name")] string name, HttpRequest request, IScheduleService schedules, CancellationToken token) =>
        TypedResults.Json(new TriggeredAnswer((await schedules.TriggerAsync(name, IdempotencyKey.Of(request), token).ConfigureAwait(false)).Id), JobsJson.Readable.TriggeredAnswer);

    private static JsonHttpResult<Wire.Schedule> Json(ScheduleRecord schedule, int? status = null) => TypedResults.Json(ScheduleAnswers.Of(schedule), JobsJson.Readable.Schedule, statusCode: status);
}
