using Microsoft.Net.Http.Headers;

namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>
/// The content network: pages, scripts and the catalogue in an edge node's memory. What lasts is fetched once; what has to be asked for each time is sent once for each change; and where nobody answers,
/// the last copy is better than none.
/// </summary>
internal sealed class EdgeCache(IOptions<EdgeOptions> options, TimeProvider time)
{
    private const int MostPages = 500;
    private const int LargestPage = 1_000_000;
    private static readonly string[] Kept = [HeaderNames.ContentType, HeaderNames.ETag, HeaderNames.CacheControl, HeaderNames.ContentSecurityPolicy];

    private readonly ConcurrentDictionary<string, CachedPage> _pages = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    /// <summary>How often what was in memory was served, checked, fetched, or served for want of an answer.</summary>
    public IReadOnlyDictionary<string, long> Counts() => new SortedDictionary<string, long>(_counts);

    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !IsShared(context.Request.Path))
        {
            await next(context);
            return;
        }
        var address = context.Request.Path + context.Request.QueryString;
        var wanted = context.Request.Headers.IfNoneMatch.ToString();
        if (_pages.TryGetValue(address, out var page) && time.GetElapsedTime(page.At) < page.Lasting)
        {
            await SendAsync(context, page, wanted, "hit");
            return;
        }
        var (fetched, how) = await FetchAsync(context, next, address, page);
        if (fetched is not null)
            await SendAsync(context, fetched, wanted, how);
    }

    /// <summary>What is the same for all.</summary>
    private static bool IsShared(PathString path) => path == "/" || path == "/api/catalogue" || path.StartsWithSegments("/static", StringComparison.Ordinal);

    /// <summary>Asks a gateway; null where its answer went to the caller as it was.</summary>
    private async Task<(CachedPage? Page, string How)> FetchAsync(HttpContext context, RequestDelegate next, string address, CachedPage? known)
    {
        var (request, response, body) = (context.Request, context.Response, context.Response.Body);
        request.Headers.Remove(HeaderNames.IfNoneMatch);
        if (known is not null)
            request.Headers.IfNoneMatch = known.Tag;
        using var answer = new MemoryStream();
        response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        if (known is not null && response.StatusCode is StatusCodes.Status304NotModified)
            return (Keep(address, known with { At = time.GetTimestamp() }), "unchanged");
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.ETag.ToString() is { Length: > 0 } tag && answer.Length <= LargestPage)
        {
            var lasting = response.GetTypedHeaders().CacheControl is { NoCache: false, MaxAge: { } age } ? age : TimeSpan.Zero;
            var headers = Kept.ToDictionary(name => name, name => response.Headers[name].ToString());
            return (Keep(address, new CachedPage(answer.ToArray(), headers, tag, lasting, time.GetTimestamp())), "fetched");
        }
        if (known is not null && response.StatusCode >= StatusCodes.Status500InternalServerError)
            return (known, "stale");
        Count("passed");
        answer.Position = 0;
        await answer.CopyToAsync(body);
        return (null, "");
    }

    private CachedPage Keep(string address, CachedPage page)
    {
        if (_pages.Count >= MostPages && !_pages.ContainsKey(address))
            _pages.TryRemove(_pages.MinBy(pair => pair.Value.At).Key, out _);
        return _pages[address] = page;
    }

    private async Task SendAsync(HttpContext context, CachedPage page, string wanted, string how)
    {
        Count(how);
        var response = context.Response;
        response.Clear();
        foreach (var (name, value) in page.Headers.Where(header => header.Value.Length > 0))
            response.Headers[name] = value;
        response.Headers.Age = time.GetElapsedTime(page.At).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        response.Headers["Shop-Edge"] = $"{options.Value.Name} {how}";
        if (wanted == page.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentLength = page.Content.Length;
        await response.Body.WriteAsync(page.Content, context.RequestAborted);
    }

    private void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);
}
