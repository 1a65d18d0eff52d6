namespace Portal.Web.Public.Requests;

/// <summary>Marks the language file of the sentences that the rules of requests answer with; the Chinese text is the key.</summary>
public sealed class RequestReasons;
