using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AkkaCluster.Http;
using Microsoft.AspNetCore.Mvc;

namespace AkkaCluster.Jobs.Http;

/// <summary>Which of a job's tasks a call asks for, as it comes in the query.</summary>
internal readonly record struct TaskSpan(
    [property: FromQuery(Name = "from")] [property: Description("From this task on")] [property: Range(0, double.MaxValue)] string? From,
    [property: FromQuery(Name = "limit")] [property: Description("At most so many")] [property: Range(0, double.MaxValue)] string? Limit)
{
    public (long First, long Most) Read() => (QueryValues.Number(From, "from", fallback: 0, least: 0), QueryValues.Number(Limit, "limit", fallback: long.MaxValue, least: 0));
}
