using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Web.Api;

/// <summary>What the open data answers when it cannot: a problem (RFC 9457) that says in a sentence what to do.</summary>
internal static class ApiProblems
{
    private const string Description = "全部地址、参数和取值见 /openapi/v1.json。";

    /// <summary>Longest value that is repeated to whoever sent it.</summary>
    private const int LongestValue = 40;

    public static bool Concern(PathString path) => path.StartsWithSegments("/api");

    public static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "请求有误",
        StatusCodes.Status404NotFound => "没有找到",
        StatusCodes.Status405MethodNotAllowed => "不支持这种方法",
        StatusCodes.Status429TooManyRequests => "请求太频繁",
        >= 500 => "服务器出错",
        _ => "无法处理",
    };

    /// <param name="detail">Null: what is to be said of the status.</param>
    public static IResult Of(HttpContext http, int status, string? detail = null)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Problem(detail ?? AdviceOn(status, http), statusCode: status, title: TitleOf(status));
    }

    private static string AdviceOn(int status, HttpContext http) => status switch
    {
        StatusCodes.Status400BadRequest => Unreadable(http) + Description,
        StatusCodes.Status404NotFound => "没有这个地址，或者它的内容没有公开。" + Description,
        StatusCodes.Status405MethodNotAllowed => "这个地址只能用 GET 或 HEAD 读取。" + Description,
        StatusCodes.Status429TooManyRequests => "请一分钟后再试。",
        >= 500 => "出错的时间已经记录，请稍后再试。",
        _ => Description,
    };

    /// <summary>The parameters that should have been numbers and are not, with what their own description allows.</summary>
    private static string Unreadable(HttpContext http)
    {
        var sentences = from parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? []
                        where (Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType) == typeof(int)
                        let name = Attribute<FromQueryAttribute>(parameter)?.Name ?? parameter.Name
                        let value = (string?)http.Request.Query[name]
                        where value is { Length: > 0 } && !int.TryParse(value, CultureInfo.InvariantCulture, out _)
                        select $"参数 {name} 的值“{(value.Length > LongestValue ? value[..LongestValue] + "…" : value)}”不对：{Attribute<DescriptionAttribute>(parameter)?.Description}。";
        return string.Concat(sentences);
    }

    private static T? Attribute<T>(IParameterBindingMetadata parameter)
        where T : Attribute => parameter.ParameterInfo.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
