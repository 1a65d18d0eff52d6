// 'Account' alone is a room of the tests.
global using StaffAccount = Portal.Domain.People.Account;
