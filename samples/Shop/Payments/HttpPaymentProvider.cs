namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>The provider over HTTP, with the order as the idempotency key.</summary>
internal sealed class HttpPaymentProvider(HttpClient http) : IPaymentProvider
{
    public async Task<ProviderAnswer> ChargeAsync(string order, long amount)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("charges", new ProviderCharge(order, amount));
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new ProviderAnswer(true, (await response.Content.ReadFromJsonAsync<string>())!),
                HttpStatusCode.PaymentRequired => new ProviderAnswer(false, "The card was declined."),
                var other => new ProviderAnswer(null, $"The provider answered {(int)other}."),
            };
        }
        catch (Exception unknown) when (unknown is HttpRequestException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            return new ProviderAnswer(null, unknown.Message);
        }
    }
}
